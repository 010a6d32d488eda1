"""The Bot API's machine-readable specification, and whether a value is what it says.

bot_api_10_1.json is a compact copy of api.json of github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, its
licence is inside); `python -m tests.sandbox.spec api.json` makes it anew. In it a field is [types, required],
or [types, required, constant] where the documentation says "always".
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
FILE = Path(__file__).with_name("bot_api_10_1.json")
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (int, float),
}
NEWER = ("ChatAdministratorRights", "ChatMemberAdministrator")
"""Types with can_send_welcome_messages, of Bot API 10.3: aiogram 3.31 refuses an administrator without it."""


class Invalid(Exception):
    """Where a value is not what the specification says, and why."""


class Spec:
    """methods: name → {"returns": types, "fields": …}; types: name → {"fields": …} or {"subtypes": […]}."""

    def __init__(self, file: Path = FILE) -> None:
        found = json.loads(file.read_text(encoding="utf-8"))
        self.methods: dict[str, Json] = found["methods"]
        self.types: dict[str, Json] = found["types"]
        for name in NEWER:
            self.types[name]["fields"]["can_send_welcome_messages"] = [["Boolean"], False]

    def check_answer(self, method: str, body: Json) -> None:
        """The whole JSON of an answer: a result of the method's types, or a refusal."""
        if body.get("ok") is True:
            if body.keys() - {"ok", "result", "description"}:
                raise Invalid(f"{method}: unknown keys {sorted(body)}")
            self.check(body["result"], self.methods[method]["returns"], method)
            return
        kinds = {"ok": bool, "error_code": int, "description": str, "parameters": dict}
        for name, value in body.items():
            if name not in kinds or not isinstance(value, kinds[name]):
                raise Invalid(f"{method}: {name} = {value!r} in a refusal")
        if not {"ok", "error_code", "description"} <= body.keys():
            raise Invalid(f"{method}: a refusal without its parts: {body}")
        if "parameters" in body:
            self.check(body["parameters"], ["ResponseParameters"], method)

    def check(self, value: Any, types: list[str], path: str) -> None:
        """Raises Invalid unless the value is one of the types, all the way down."""
        problems = []
        for name in types:
            try:
                self._check_one(value, name, path)
            except Invalid as problem:
                problems.append(str(problem))
            else:
                return
        raise Invalid("; ".join(problems))

    def _check_one(self, value: Any, name: str, path: str) -> None:
        if name.startswith("Array of "):
            if not isinstance(value, list):
                raise Invalid(f"{path} is no array")
            for number, one in enumerate(value):
                self._check_one(one, name.removeprefix("Array of "), f"{path}[{number}]")
        elif name in _PLAIN:
            if not isinstance(value, _PLAIN[name]) or (isinstance(value, bool) and name != "Boolean"):
                raise Invalid(f"{path} = {value!r} is no {name}")
        elif subtypes := self.types[name].get("subtypes"):
            self.check(value, subtypes, path)
        else:
            self._check_object(value, name, path)

    def _check_object(self, value: Any, name: str, path: str) -> None:
        fields = self.types[name].get("fields", {})
        if not isinstance(value, dict):
            raise Invalid(f"{path} is no {name}")
        if unknown := value.keys() - fields.keys():
            raise Invalid(f"{path}: {name} has no {sorted(unknown)}")
        for field, (types, required, *constant) in fields.items():
            if field not in value:
                if required:
                    raise Invalid(f"{path}: {name} without {field}")
                continue
            if constant and value[field] != constant[0]:
                raise Invalid(f"{path}.{field} of {name} is {value[field]!r}, not {constant[0]!r}")
            self.check(value[field], types, f"{path}.{field}")


def compact(api: Json, licence: str) -> Json:
    """What is needed of the upstream api.json."""

    def fields(owner: Json) -> Json:
        return {
            one["name"]: [one["types"], one["required"], *_always(one)] for one in owner.get("fields", [])
        }

    methods = {
        name: {"returns": one["returns"], "fields": fields(one)} for name, one in api["methods"].items()
    }
    types = {
        name: {"subtypes": one["subtypes"]} if "subtypes" in one else {"fields": fields(one)}
        for name, one in api["types"].items()
    }
    return {
        "source": "https://github.com/PaulSonOfLars/telegram-bot-api-spec, api.json",
        "version": api["version"],
        "licence": licence,
        "methods": methods,
        "types": types,
    }


def _always(field: Json) -> list[str]:
    found = re.search(r"(?:always|must be) [\"“]?([a-z_]+)[\"”]?$", field["description"])
    return [found[1]] if found and field["name"] in ("type", "status", "source") else []


def main(arguments: list[str]) -> None:
    api = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    licence = json.loads(FILE.read_text(encoding="utf-8"))["licence"] if FILE.exists() else arguments[1]
    text = json.dumps(compact(api, licence), ensure_ascii=False, separators=(",", ":"))
    # A line for each method and type, so that a change can be read.
    FILE.write_text(
        re.sub(r'(?<=[}\]]),(?="\w+":\{"(?:returns|fields|subtypes)")', ",\n", text) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
