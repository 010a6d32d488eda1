"""Fit engine/source/softness.json anew: the network that tells missing detail, and the fit of how much.

    python -m bench.source_fit --photos DIR [DIR …] [--groups 7] [--seed 1] [--share-only] [--write FILE]

DIR holds good photos: camera JPEGs with their EXIF, lossless pictures, or both. Each becomes 15 honest
renderings and 16 enlarged or blurred ones, and 12 blown up for the share. Photos are split into groups; each
group is judged by a fit that never saw it, and the log-odds are moved so that SOFT
(engine/source/softness.py) leaves at most FALSE_ALARMS of the honest ones above it. Nothing is written
without --write.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from bench.source_renderings import BLOWN_UP, MOST, Floats, Rendering, renderings
from engine.source import softness
from engine.source.softness import SOFT

UNITS = 6
WEIGHT_DECAY = 1e-3
"""Per weight squared, for a mean loss over renderings. On 19 photos that no fit saw (2026-11-23) 1e-3 left
3.3 % of honest renderings called soft, 3e-3 4.6 %, 1e-2 6.2 %."""
LITTLE = 1.4
"""Enlargements by less are only learnt from for the share: as examples of missing detail they doubled the
false alarms (6.9 % on the same photos)."""
SOFTNESS = Path(softness.__file__).with_name("softness.json")
RESTARTS = 4
FALSE_ALARMS = 0.005


@dataclass(frozen=True)
class Network:
    """The stored numbers: see engine/source/softness.py, which applies them."""

    mean: Floats
    deviation: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    bias: float

    def odds(self, features: Floats) -> Floats:
        unit = (features - self.mean) / self.deviation
        hidden = np.tanh(unit @ self.hidden + self.hidden_bias)
        return np.asarray(hidden @ self.output + self.bias, np.float64)


def network(features: Floats, soft: NDArray[np.bool_], seed: int) -> Network:
    """Best of RESTARTS fits; both classes weigh the same."""
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    unit = (features - mean) / deviation
    weights = np.where(soft, 0.5 / soft.mean(), 0.5 / (1 - soft.mean())) / len(soft)
    width, rng = features.shape[1], np.random.default_rng(seed)

    def loss(flat: Floats) -> tuple[float, Floats]:
        hidden_weights, bias = flat[: width * UNITS].reshape(width, UNITS), flat[width * UNITS : -UNITS - 1]
        output, last = flat[-UNITS - 1 : -1], flat[-1]
        hidden = np.tanh(unit @ hidden_weights + bias)
        odds = hidden @ output + last
        cost = float(weights @ np.logaddexp(0, np.where(soft, -odds, odds)))
        back = weights * (1 / (1 + np.exp(-odds)) - soft)
        inner = back[:, None] * output[None, :] * (1 - hidden**2)
        gradient = np.concatenate(
            [(unit.T @ inner).ravel(), inner.sum(axis=0), hidden.T @ back, [back.sum()]]
        )
        return cost + WEIGHT_DECAY * float(flat @ flat) / 2, gradient + WEIGHT_DECAY * flat

    starts = (rng.normal(0, 0.3, width * UNITS + 2 * UNITS + 1) for _ in range(RESTARTS))
    fits = [
        optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 3000})
        for start in starts
    ]
    best = min(fits, key=lambda found: float(found.fun)).x
    hidden = best[: width * UNITS].reshape(width, UNITS)
    return Network(mean, deviation, hidden, best[width * UNITS : -UNITS - 1], best[-UNITS - 1 : -1], best[-1])


def share_fit(found: list[Rendering], mean: Floats, deviation: Floats) -> Floats:
    """Least squares of log2(factor) on figures and their squares, ridge 1 for each."""
    known = [one for one in found if one.factor is not None and one.factor <= MOST]
    near = np.clip((np.stack([one.features for one in known]) - mean) / deviation, -4, 4)
    terms = np.concatenate([near, near * near, np.ones((len(known), 1))], axis=1)
    wanted = np.log2([one.factor or 1.0 for one in known])
    ridge = np.eye(terms.shape[1])
    return np.asarray(np.linalg.solve(terms.T @ terms + ridge, terms.T @ wanted), np.float64)


def crossed(found: list[Rendering], groups: int, seed: int) -> Floats:
    """Log-odds of each rendering by a fit that saw no rendering of its photo."""
    features = np.stack([one.features for one in found])
    soft = np.array([one.soft for one in found])
    group = np.array([one.photo % groups for one in found])
    odds = np.zeros(len(found))
    for number in range(groups):
        held = group == number
        if held.any() and not held.all():
            odds[held] = network(features[~held], soft[~held], seed).odds(features[held])
    return odds


def moved(odds: Floats, found: list[Rendering]) -> float:
    """What to add to the log-odds so that at most FALSE_ALARMS of the honest ones pass SOFT."""
    honest = np.sort(odds[[not one.soft for one in found]])
    allowed = int(FALSE_ALARMS * honest.size)
    return SOFT - float(honest[-1 - allowed]) - 1e-3


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench.source_fit", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--photos", type=Path, nargs="+", required=True, help="folders of good photos")
    parser.add_argument("--limit", type=int, default=None, help="take only the first N photos of each")
    parser.add_argument("--groups", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share-only", action="store_true", help="keep the stored network")
    parser.add_argument("--write", type=Path, help="file to write the fit to")
    given = parser.parse_args(argv)
    found = list(renderings(given.photos, given.limit))
    if len({one.photo for one in found}) < given.groups:
        print("too few photos for so many groups", file=sys.stderr)
        return 2
    if given.share_only:
        _write(given.write, _with_new_share(found))
        return 0
    first = [one for one in found if not one.halvings and one.kind not in BLOWN_UP]
    judged = [one for one in first if not one.soft or one.factor is None or one.factor >= LITTLE]
    odds = crossed(judged, given.groups, given.seed)
    shift = moved(odds, judged)
    for kind in dict.fromkeys(one.kind for one in judged):
        here = np.array([one.kind == kind for one in judged])
        print(f"{kind:22}{here.sum():5}{100 * float((odds[here] + shift > SOFT).mean()):7.1f} % called soft")
    if given.write:
        _write(given.write, fitted(found, judged, shift, given))
    return 0


def _with_new_share(found: list[Rendering]) -> dict[str, object]:
    """The stored object with its network as it is and the share fitted anew."""
    stored: dict[str, object] = json.loads(SOFTNESS.read_text("utf-8"))
    share = share_fit(found, np.asarray(stored["mean"]), np.asarray(stored["deviation"]))
    day, number = datetime.now(UTC).date().isoformat(), len({one.photo for one in found})
    stored["share_fitted"] = f"{day} on {number} photos, enlarged up to 12 times, and on their halves."
    return stored | {"share_fit": np.round(share, 4).tolist()}


def _write(path: Path | None, stored: dict[str, object]) -> None:
    lines = (f' "{key}": {json.dumps(value)}' for key, value in stored.items())
    if path:
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def fitted(
    found: list[Rendering], judged: list[Rendering], shift: float, given: argparse.Namespace
) -> dict[str, object]:
    """The object of softness.json: the network on all of `judged`, the share on all of `found`."""
    features = np.stack([one.features for one in judged])
    whole = network(features, np.array([one.soft for one in judged]), given.seed)
    numbers = {
        "mean": whole.mean,
        "deviation": whole.deviation,
        "hidden": whole.hidden,
        "hidden_bias": whole.hidden_bias,
        "output": whole.output,
        "bias": np.asarray(whole.bias + shift),
        "share_fit": share_fit(found, whole.mean, whole.deviation),
    }
    photographs = len({one.photo for one in found})
    return {
        "about": "Weights of engine/source/softness.py, made by bench/source_fit.py.",
        "fitted": (
            f"{datetime.now(UTC).date().isoformat()} on {photographs} photos in {len(found)} renderings; "
            f"cross-validated in {given.groups} groups of photos: at most {100 * FALSE_ALARMS} % false "
            f"alarms at log-odds {SOFT}."
        ),
        **{key: np.round(value, 4).tolist() for key, value in numbers.items()},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
