"""The queue: DBOS on SQLite or Postgres, two queues, one process listening to one of them.

A message is only a job's id; all that is known about the job is its row. So a message that is lost
or comes twice harms nobody: the sweep (sweep.py) sends it again, `jobs.start` refuses the second.
Why DBOS and why these settings: docs/decisions/0002-queue.md.

queue_client.py sends, serving.py takes, pulse.py and reaper.py notice who died.
"""

from storage.queue_client import QueueClient, Role, prepare
from storage.reaper import Rhythm
from storage.serving import HandBack, Handler, TryLater, serve

__all__ = ["HandBack", "Handler", "QueueClient", "Rhythm", "Role", "TryLater", "prepare", "serve"]
