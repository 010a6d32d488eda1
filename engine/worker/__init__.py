"""The worker: a process that takes jobs from the queue and makes masters of them.

taking.py    a job from its row to its master, or to why there is none
orders.py    what a job asks of the engine
attempt.py   the engine at a job, and whether it is still wanted
config.py    what a worker is told
"""

from engine.worker.config import Maker, WorkerConfig
from engine.worker.taking import run

__all__ = ["Maker", "WorkerConfig", "run"]
