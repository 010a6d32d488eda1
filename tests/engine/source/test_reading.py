from __future__ import annotations

import json
import logging
import time
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from engine.source import reading as reading_module
from engine.source.evidence import Evidence, Reading
from engine.source.picture import Picture, open_picture
from engine.source.reading import DECISIVE, EXTRA, gather, read
from engine.source.verdict import justified_side, recommended_target
from engine.target import parse_target
from tests.engine.source.pictures import camera_exif, jpeg, opened, saved, scene

PHOTO = scene()


def kinds(reading: Reading) -> set[str]:
    return {e.kind for e in reading.evidence}


def test_a_camera_file_is_an_original_without_a_lecture() -> None:
    reading = read(jpeg(PHOTO, 95, 1, exif=camera_exif()))
    assert reading.verdict == "original"
    assert reading.advice == ""
    assert reading.recommended == "4k"
    assert reading.effective_side == 1600
    assert not [e for e in reading.evidence if e.degrades]


def test_missing_exif_alone_is_never_held_against_a_picture() -> None:
    for data in (saved(PHOTO, "PNG"), jpeg(PHOTO, 95)):
        reading = read(data)
        assert reading.verdict == "unproven"
        assert reading.advice == ""


def test_a_maker_without_a_model_is_no_proof() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Test"
    assert read(jpeg(PHOTO, 95, exif=exif.tobytes())).verdict == "unproven"


def test_size_is_told_as_the_picture_is_seen() -> None:
    reading = read(jpeg(PHOTO, 95, exif=camera_exif(orientation=6)))
    assert (reading.width, reading.height) == (1200, 1600)


def test_a_telegram_photo_is_shrunk_or_only_compressed() -> None:
    large = read(jpeg(PHOTO.resize((1280, 960)), 87, progressive=True), "photo")
    assert large.verdict == "degraded"
    assert "File" in large.advice
    assert large.quality == 87
    small = read(saved(PHOTO.resize((900, 675)), "PNG"), "photo")
    assert "telegram_photo" in kinds(small)
    assert small.verdict == "unproven"
    assert "File" in small.advice


def test_a_whatsapp_copy_inside_a_file_is_told_how_to_do_better() -> None:
    data = jpeg(PHOTO, 80, progressive=True, comment=b"\0")
    reading = read(data, "document", "IMG-20260102-WA0001.jpg")
    assert reading.verdict == "degraded"
    assert "won't help" in reading.advice
    assert "Document" in reading.advice


def test_the_lowest_pass_is_the_true_quality() -> None:
    assert read(jpeg(opened(jpeg(PHOTO, 70)), 95)).quality == 70
    assert read(saved(opened(jpeg(PHOTO, 87)), "PNG")).quality == 87
    assert read(saved(PHOTO, "PNG")).quality is None


def test_a_thumbnail_gets_no_large_recommendation_and_hears_why() -> None:
    reading = read(jpeg(PHOTO.resize((200, 150)), 80))
    assert reading.verdict == "degraded"
    assert reading.recommended == "own"
    assert "guessed" in reading.advice
    hollow = read(jpeg(PHOTO.resize((200, 150)).resize((1600, 1200), Image.Resampling.BICUBIC), 90))
    assert hollow.recommended != "4k"
    assert hollow.effective_side is not None
    assert hollow.effective_side < 800


def test_recommendations_follow_the_detail() -> None:
    assert recommended_target(1280, justified_side(1280, 87)) == "4k"
    assert recommended_target(1280, justified_side(1280, 80)) == "4k"
    assert recommended_target(1280, justified_side(1280, 50)) == "2k"
    assert recommended_target(700, justified_side(700, None)) == "2k"
    assert recommended_target(320, justified_side(320, None)) == "own"
    assert recommended_target(4000, justified_side(4000, None)) == "own"
    for longest in range(8, 9000, 97):
        assert parse_target(recommended_target(longest, justified_side(longest, None)))


def test_the_json_is_json() -> None:
    reading = read(jpeg(opened(jpeg(PHOTO, 70)), 95))
    told = json.loads(json.dumps(reading.as_json()))
    assert told["verdict"] == "degraded"
    assert told["justified_side"] == 1600 * 3
    assert told["evidence"][0]["text"].endswith(".")
    for evidence in reading.evidence:
        json.dumps(evidence.measured)


def test_a_crashing_detector_is_logged_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    def broken(picture: Picture) -> Evidence | None:
        raise ZeroDivisionError(picture.format)

    picture = open_picture(jpeg(PHOTO, 70))
    with caplog.at_level(logging.ERROR):
        found = gather(picture, (("broken", broken), *DECISIVE))
    assert "compressed" in {e.kind for e in found}
    assert "detector broken failed" in caplog.text


def test_the_budget_stops_what_is_left(caplog: pytest.LogCaptureFixture) -> None:
    picture, began = open_picture(jpeg(PHOTO, 70)), []

    def slow(picture: Picture) -> Evidence | None:
        began.append("slow")
        until = time.thread_time() + 0.05
        while time.thread_time() < until:
            pass
        return None

    def never(picture: Picture) -> Evidence | None:
        began.append("never")
        return None

    detectors = (("slow", slow),)
    assert gather(picture, (*detectors, *DECISIVE), (("never", never), *EXTRA), 0.01)
    assert began == ["slow"]
    assert "time is up before never" in caplog.text


CHAINS = {
    "camera": jpeg(PHOTO, 95, 1, exif=camera_exif()),
    "chat": jpeg(PHOTO.resize((1280, 960)), 80, progressive=True),
    "twice": jpeg(opened(jpeg(PHOTO, 70)), 95),
    "enlarged": jpeg(PHOTO.resize((640, 480)).resize((1600, 1200), Image.Resampling.BICUBIC), 94),
    "png": saved(opened(jpeg(PHOTO, 75)), "PNG", compress_level=1),
    "thumbnail": jpeg(PHOTO.resize((240, 180)), 40),
}


@pytest.mark.parametrize("chain", CHAINS)
def test_what_is_recommended_does_not_depend_on_the_load(chain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine so busy that nothing extra fits gives the same verdict, advice and sizes."""
    calm = read(CHAINS[chain])
    monkeypatch.setattr(reading_module, "BUDGET_SECONDS", -1.0)
    busy = read(CHAINS[chain])
    extra = {name for name, _ in EXTRA}
    assert replace(busy, evidence=()) == replace(calm, evidence=())
    assert busy.evidence == tuple(one for one in calm.evidence if one.kind not in extra)


def test_what_may_be_cut_decides_nothing() -> None:
    """Evidence of EXTRA neither degrades nor holds a figure that a size or quality is made of."""
    seen = set()
    for data in (*CHAINS.values(), *_poor()):
        picture = open_picture(data)
        for _, detect in EXTRA:
            evidence = detect(picture)
            if evidence is not None:
                assert not evidence.degrades
                assert not {"quality", "effective_share"} & set(evidence.measured)
                seen.add(evidence.kind)
    assert seen >= {"noise", "motion_blur", "halos"}


def _poor() -> list[bytes]:
    """Grain, movement and seams."""
    pixels = np.asarray(PHOTO.convert("L"), np.float32)
    grain = np.random.default_rng(3).normal(0, 9, pixels.shape)
    moved = cv2.blur(pixels, (31, 1))
    soft = cv2.GaussianBlur(pixels, (0, 0), 1.2)
    seamed = soft + 3 * (soft - cv2.GaussianBlur(soft, (0, 0), 2))
    planes = [np.clip(plane, 0, 255).astype(np.uint8) for plane in (pixels + grain, moved, seamed)]
    return [saved(Image.fromarray(plane), "PNG", compress_level=1) for plane in planes]


def test_every_sentence_is_plain() -> None:
    chains = [
        jpeg(PHOTO, 40),
        saved(opened(jpeg(PHOTO, 80)), "PNG"),
        jpeg(opened(jpeg(PHOTO, 75)).crop((3, 5, 1600, 1200)), 93),
        jpeg(PHOTO.resize((800, 600)).resize((1600, 1200), Image.Resampling.BICUBIC), 95),
        saved(PHOTO.resize((300, 200)), "GIF"),
    ]
    for data in chains:
        for evidence in read(data).evidence:
            for text in filter(None, (evidence.text, evidence.advice)):
                assert text[0].isupper()
                assert text.endswith(".")
                assert "!" not in text
                assert len(text) < 160


ALL = (*DECISIVE, *EXTRA)


@pytest.mark.parametrize("detector", ALL, ids=[name for name, _ in ALL])
def test_detectors_bear_tiny_flat_and_thin_pictures(detector: tuple[str, object]) -> None:
    """None of them may even need the safety net on shapes like these."""
    _, detect = detector
    assert callable(detect)
    for size in ((8, 8), (9, 300), (300, 9), (64, 64), (257, 256), (2000, 8)):
        for image in (Image.new("RGB", size, (128, 128, 128)), scene(*size)):
            for data in (saved(image, "PNG"), jpeg(image, 75)):
                result = detect(open_picture(data))
                assert result is None or isinstance(result, Evidence)
