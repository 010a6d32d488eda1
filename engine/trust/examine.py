"""The way of a check: find the zones, measure them, take back what is wrong, measure again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from engine.shown import LEAST_SEEN, WHITE, on_ground
from engine.trust import labels, people, places, structure, text
from engine.trust.faces import Face
from engine.trust.fallback import Mending
from engine.trust.flip import consistency
from engine.trust.hands import find_hands
from engine.trust.joining import joined
from engine.trust.line import Line
from engine.trust.measures import Maps
from engine.trust.people import Person
from engine.trust.places import Place
from engine.trust.report import Enlarge
from engine.trust.view import RGB, View, shrink
from engine.trust.zone import Box, Zone, clip_box, overlap

log = logging.getLogger(__name__)

MOST_FLIPS = 2
"""Places that are drawn a second time: each is 8,000 source pixels to the network, 0.35 s on 2 cores."""
LEAST_ENLARGEMENT = 1.25
"""Below this the network adds too little to be asked twice."""


def examine(
    source: RGB,
    plain: RGB,
    master: RGB,
    *,
    enlarge: Enlarge | None,
    fallback: bool,
    safer: bool = False,
    keep: Sequence[Box] = (),
    alpha: RGB | None = None,
    ground: int = WHITE,
) -> tuple[list[Zone], tuple[str, ...], RGB]:
    """Zones, names of the detectors that failed, and the master with changed zones taken back.

    A transparent picture is looked at on its ground; what is taken back are its own pixels all the same.
    Of one that shows nothing nothing is checked.
    """
    asked = Mending(plain, master)
    kept = [_keep(asked, box) for box in keep]
    if alpha is not None and not (alpha >= LEAST_SEEN).any():
        return kept, ("anything",), asked.picture
    mending = Mending(plain, asked.picture, alpha, ground)
    check = _Check(_view(source, plain, mending.seen, alpha, ground), mending, fallback, fallback and safer)
    check.run("text", check.read_text)
    check.run("faces", check.look_at_faces)
    check.run("hands", check.look_at_hands)
    check.run("details and colour", check.measure_places)
    if enlarge is not None:
        check.run("flip consistency", lambda: check.draw_again(enlarge))
    check.run("details and colour", check.give_back)
    check.run("what was taken back", check.check_again)
    return kept + check.zones(), tuple(check.unchecked), check.mending.picture


def _view(source: RGB, plain: RGB, seen: RGB, alpha: RGB | None, ground: int) -> View:
    """All three on one ground. The source has the enlarged alpha, too: its own is crisper, and every outline
    would measure as drawn otherwise."""
    if alpha is None:
        return View(source, plain, seen)
    soft = shrink(alpha, source.shape[1], source.shape[0])
    return View(on_ground(source, soft, ground), on_ground(plain, alpha, ground), seen, alpha)


@dataclass
class _Check:
    view: View
    mending: Mending
    fallback: bool
    safer: bool
    unchecked: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    hands: list[Place] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    typical: list[Place] = field(default_factory=list)
    kept: list[Place] = field(default_factory=list)
    """Places that were taken back, as they measured before."""

    def __post_init__(self) -> None:
        self.maps = Maps(self.view)

    def run(self, name: str, step: Callable[[], None]) -> None:
        """One detector; when it fails, the master and the sheet still come, and say so."""
        try:
            step()
        except Exception:
            log.exception("trust detector failed: %s", name)
            if name not in self.unchecked:
                self.unchecked.append(name)

    def read_text(self) -> None:
        self._read(text.find(self.view))

    def _read(self, lines: list[Line]) -> None:
        for line in text.compare(self.view, lines, self.fallback):
            back = self.fallback and (line.doubtful or (self.safer and line.verdict != "fine"))
            if back:
                x0, y0, x1, y1 = line.box(self.view.size)
                corners = [(float(x), float(y)) for x, y in line.quad]
                self.mending.take_back(corners, min(y1 - y0, x1 - x0))
            self.lines.append(replace(line, taken_back=back))

    def look_at_faces(self) -> None:
        for person in people.judge(self.maps, people.find(self.view), self.view.master):
            trouble = person.trouble if self.fallback else ""
            if self.safer and person.verdict != "fine":
                trouble = trouble or "asked"
            if trouble:
                self._take_back(_around(person.face))
            self.persons.append(replace(person, taken_back=trouble))

    def look_at_hands(self) -> None:
        for hand in find_hands(self.view, [person.face.box for person in self.persons]):
            place = places.judge(self.maps, "hand", hand.box, hand.fingers)
            if not self._keeps_source(place):
                self.hands.append(place)

    def measure_places(self) -> None:
        taken = [line.box(self.view.size) for line in self.lines] + [p.face.box for p in self.persons]
        taken += [hand.box for hand in self.hands]
        for place in places.spots(self.maps, [] if not self.fallback else self._mended()):
            if not self.view.is_plain(place.box) and not self._keeps_source(place):
                self.spots.append(place)
        taken += [place.box for place in self.spots + self.kept]
        found = structure.typical_places(self.view, taken)
        self.run("text", lambda: self._read_closer([box for kind, box in found if kind == "texture"]))
        self.typical = [
            places.judge(self.maps, kind, box)
            for kind, box in found
            if kind != "texture" or not self._lettered(box)
        ]

    def _read_closer(self, patterns: list[Box]) -> None:
        for box in patterns:
            if not self._lettered(box):
                self._read(text.find_within(self.view, box, self.lines))

    def _lettered(self, box: Box) -> bool:
        """Whether lettering that nobody could confirm reaches into it: then it is no example of a pattern."""
        back = [line.box(self.view.size) for line in self.lines if line.taken_back]
        return any(overlap(box, line) > 0 for line in back)

    def draw_again(self, enlarge: Enlarge) -> None:
        if self.view.step < LEAST_ENLARGEMENT:
            return
        order = [i for i, place in enumerate(self.typical) if place.kind == "texture"]
        order += [i for i, place in enumerate(self.typical) if place.kind == "edge"]
        for index in order[:MOST_FLIPS]:
            place = self.typical[index]
            x0, y0, x1, y1 = place.box
            alike = round(consistency(self.view, ((x0 + x1) // 2, (y0 + y1) // 2), enlarge), 4)
            self.typical[index] = replace(place, measures={**place.measures, "flip": alike})

    def give_back(self) -> None:
        """Typical places that ask for a look, when the person wants to be safe."""
        self.typical = [place for place in self.typical if not self._keeps_source(place)]

    def _keeps_source(self, place: Place) -> bool:
        """Take a place back if it must be."""
        verdict = place.zone().verdict
        if not self.fallback or not (verdict == "changed" or (self.safer and verdict == "look")):
            return False
        self._take_back(place.box)
        self.kept.append(place)
        return True

    def check_again(self) -> None:
        """Judge once more, in the mended master, what was taken back."""
        mended = self.mending.seen
        self.lines = text.read_again(self.view, mended, self.lines)
        if not any(person.taken_back for person in self.persons) and not self.kept:
            return
        maps = Maps(replace(self.view, master=mended))
        faces = [person.face for person in self.persons]
        troubles = [person.taken_back for person in self.persons]
        again = people.judge(maps, faces, mended)
        self.persons = [replace(p, taken_back=t) for p, t in zip(again, troubles, strict=True)]
        self.kept = [places.judge(maps, place.kind, place.box, place.focus) for place in self.kept]

    def zones(self) -> list[Zone]:
        found = people.zones(self.persons)
        found += [labels.zone(group, self.view.size) for group in labels.group(self.lines, self.view.size)]
        kept = "Details were not those of the source, so the source's own pixels are kept."
        found += [replace(place.zone(), text=kept, taken_back=True) for place in self.kept]
        found += [place.zone() for place in self.hands]
        return joined(found) + joined([place.zone() for place in self.spots + self.typical])

    def _take_back(self, box: Box) -> None:
        x0, y0, x1, y1 = box
        self.mending.take_back([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], min(y1 - y0, x1 - x0) / 3)

    def _mended(self) -> list[Box]:
        size = self.view.size
        return [line.box(size) for line in self.lines if line.taken_back] + [
            person.face.box for person in self.persons if person.taken_back
        ]


def _keep(mending: Mending, box: Box) -> Zone:
    """A place that a person wants as it was sent."""
    width, height = mending.picture.shape[1], mending.picture.shape[0]
    x0, y0, x1, y1 = clip_box(box, width, height)
    mending.take_back([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], min(y1 - y0, x1 - x0) / 3)
    text = "You asked for it: the source's own pixels are kept."
    return Zone("place", (x0, y0, x1, y1), "fine", text, {"asked": True}, taken_back=True)


def _around(face: Face) -> Box:
    x0, y0, x1, y1 = face.box
    return (x0, y0, x1, y1)
