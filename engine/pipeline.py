"""The whole way of a photo on one screen: decode, plan, enlarge, lock, check, show, write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.blend import Blend, blend_for
from engine.compose import Composed, compose
from engine.decode import Picture, turn
from engine.earlier import earlier_master, earlier_views, plain_only, upright
from engine.enlarge import Enlarged, crop_enlarger, enlarge, not_enlarged
from engine.estimate import work_planned
from engine.grain import grained
from engine.master import Content, write_atomically, write_master
from engine.metadata import Origin, exif_for, xmp_for
from engine.naming import result_stem
from engine.order import MasterFile, Order, Outcome, Progress
from engine.overview import write_overview
from engine.pixels import Pixels
from engine.plan import Plan, make_plan
from engine.proof_drawn import draw_sheet
from engine.shown import Seen, eight_bit, seen_in, upright_alpha
from engine.source.data import sha256_of
from engine.source.evidence import Reading
from engine.source_readers import HERE, SourceReader
from engine.speeds import as_here, remember, speed_here
from engine.stopwatch import Stopwatch, peak_rss_mb
from engine.threads import thread_pool
from engine.trust.report import TrustReport, check


def run(
    order: Order,
    out_dir: Path,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    reader: SourceReader = HERE,
) -> Outcome:
    """Make the proof sheet and the master of one order in `out_dir`. reader: decodes the source.

    Raises UnreadablePicture for a source that is none, Cancelled between two tiles, InsaneOutput when
    no backend gave a believable picture, BackendUnavailable when the one asked for can't run.
    """
    watch = Stopwatch(progress)
    with watch.stage("decode"):
        picture = reader.picture(order.source)
        plan = make_plan(picture.pixels.shape[1::-1], order.target, turned=picture.orientation >= 5)
        hidden = reader.hidden(order.source)
        work = work_planned(plan, order.model, order.character, lock=order.lock)
        watch.expect(speed_here().stages(as_here(work)))
    blend = blend_for(order.character, plan.ratio, order.model) if order.lock else None
    earlier = earlier_master(order, picture, plan)
    known = earlier_views(order, picture, plan, blend)
    # Half a core is idle while the network draws, so the source is read beside it.
    with watch.stage("upscale"), thread_pool(1) as aside:
        reading = aside.submit(reader.reading, order.source, order.file_name)
        if earlier is None:
            enlarged = enlarge(picture, plan, order, blend, watch.portion("upscale"), cancelled, known)
        else:
            enlarged = not_enlarged(order, plan, blend)
    with watch.stage("lock"):
        if earlier is None:
            whole = compose(picture, enlarged.views, plan.out, blend, cancelled, hidden)
            composed = upright(whole, plan, picture)
        else:
            composed = Composed(earlier, plain_only(picture, plan).plain)
    with watch.stage("trust"):
        report, composed = _trust(picture, plan, composed, enlarged, order)
        if blend is not None and enlarged.views:
            composed = _with_grain(picture, plan, composed, blend, report)
    stem = result_stem(order.file_name, order.target)
    with watch.stage("proof"):
        seen = seen_in(picture, plan)
        drawn = draw_sheet(composed.plain, eight_bit(composed.master), report, order.words, seen)
        proof = out_dir / f"{stem}-proof.jpg" if drawn.jpeg else None
        if proof is not None:
            write_atomically(proof, drawn.jpeg)
    with watch.stage("master"):
        content = _content(picture, plan, composed, order, enlarged)
        master = write_master(content, out_dir, stem, order.master_format, order.max_master_bytes)
        coarse = _overview(composed, seen, out_dir / f"{stem}-overview.zip") if order.overview else None
    told = _report(reading.result(), enlarged, master, drawn.told(proof), report, watch)
    if earlier is None and not known and not enlarged.refused:
        remember(work, told)
    return Outcome(master, proof, told, coarse)


def _seen(pixels: Pixels, plan: Plan) -> Pixels:
    """The part of the source that the master shows."""
    if plan.cut is None:
        return pixels
    left, top, right, bottom = (round(edge / plan.ratio) for edge in plan.cut)
    return pixels[top:bottom, left:right]


def _trust(
    picture: Picture, plan: Plan, composed: Composed, enlarged: Enlarged, order: Order
) -> tuple[TrustReport, Composed]:
    """Check the zones; where one is taken back, the plain enlargement stands in the master too."""
    source = turn(eight_bit(_seen(picture.pixels, plan)), picture.orientation)
    seen = seen_in(picture, plan)
    before = eight_bit(composed.master)
    report, after = check(
        np.asarray(source, np.uint8),
        composed.plain,
        before,
        enlarge=crop_enlarger(enlarged),
        fallback=order.lock and order.fallback,
        safer=order.safer,
        keep=order.keep,
        alpha=seen.alpha,
        ground=seen.ground,
    )
    if composed.master.dtype == np.uint8:
        return report, Composed(after, composed.plain)
    changed = (after != before).any(axis=2, keepdims=True)
    deep = np.where(changed, after.astype(np.uint16) * 257, composed.master)
    return report, Composed(deep, composed.plain)


def _with_grain(
    picture: Picture, plan: Plan, composed: Composed, blend: Blend, report: TrustReport
) -> Composed:
    """After the check, which would take it for a guess of the network's; lettering and places that keep the
    source's own pixels are spared."""
    source = turn(_seen(picture.pixels, plan), picture.orientation)
    spared = [zone.box for zone in report.zones if zone.kind == "text" or zone.taken_back]
    return Composed(grained(composed.master, source, blend.grain, spared), composed.plain)


def _content(picture: Picture, plan: Plan, composed: Composed, order: Order, enlarged: Enlarged) -> Content:
    height, width = composed.master.shape[:2]
    origin = Origin(sha256_of(order.source), enlarged.model, order.target.name, order.character)
    dpi = order.target.dots_per_inch
    return Content(
        pixels=composed.master,
        alpha=upright_alpha(picture, plan),
        grey=picture.grey,
        icc=picture.icc,
        exif=exif_for(picture, (width, height), order.metadata),
        xmp=xmp_for(origin),
        dpi=(float(dpi), float(dpi)) if dpi else picture.dpi,
    )


def _overview(composed: Composed, seen: Seen, path: Path) -> Path | None:
    return write_overview(composed.plain, eight_bit(composed.master), seen, path)


def _report(
    reading: Reading,
    enlarged: Enlarged,
    master: MasterFile,
    proof: dict[str, object],
    trust: TrustReport,
    watch: Stopwatch,
) -> dict[str, object]:
    """The object of `enlarger upscale --json`."""
    found = reading.as_json()
    source = {key: found[key] for key in ("width", "height", "verdict", "evidence")}
    return {
        "source": source,
        "master": {
            "path": str(master.path),
            "width": master.width,
            "height": master.height,
            "bytes": master.bytes,
            "format": master.format,
        },
        "proof": proof,
        "trust": trust.as_json(),
        "seconds": watch.seconds(),
        "backend": enlarged.backend,
        "plain": enlarged.refused,
        "working": list(enlarged.working) if enlarged.working else None,
        "peak_rss_mb": peak_rss_mb(),
    }
