"""Cut-offs of the verdicts, each with its data. `enlarger bench trust` measures them again.

Calibrated 2026-11 on CLIC 2025 photos, six more with faces, and scikit-image's, shrunk to 180…480 px, saved
as PNG, JPEG 75 and JPEG 60, enlarged three times: masters as the pipeline made them then, good and with
faults injected. Measured again on 2026-11-23 with natural masters of the faithful network, 43 photos and 18
pages of text: good ones lie further from every cut-off than before and faults are found as often, so none
was moved. The tables are in docs/decisions/0006-trust.md; the photos are no part of the project.
"""

from __future__ import annotations

SAME_PERSON = 0.70
DOUBTFUL_PERSON = 0.50
SAME_SMALL_PERSON = 0.85
"""SFace cosine between plain and master: from the first on the same person, below the second another;
below the third a face smaller than SMALL_FACE is taken back, for nothing else can confirm it.
64 faces of 8…230 px: natural 0.64…1.00 (median 0.90), crisp 0.41…1.00; another person's face in the same
place at most 0.41 (on the earlier blend, pairs of one person set aside by eye). Faithful network: 20 of at
least 24 px 0.77…1.00 (median 0.99), 95 smaller finds 0.51…1.00 (0.83); another's face 99 % below 0.35."""

SMALL_FACE = 24
"""Width in source pixels under which no face can be confirmed: broken eyes measure like good ones."""

EYE_STRUCTURE = (0.94, 0.80)
EYE_DISPLACEMENT = (0.12, 0.40)
"""An eye's mean SSIM and displacement (source pixels): first look, then changed. Good eyes, 37 faces of at
least 24 px: SSIM 0.95…1.00, displacement to 0.10 (faithful network: 0.985 and 0.022). Eyes upside down or
moved: to 0.95, from 0.05."""

READ_SURELY_ALONE = 0.95
READ_WELL = 0.80
READ_AT_ALL = 0.50
CONFIDENCE_FELL = 0.10
"""Confidence of the text recogniser, 0…1 (shared measurement, 378 English lines)."""

SMALL_LINE = 15.5
"""Height in source pixels of a line as found (with the finder's margin) under which the plain enlargement
always stands: below it 15 of 122 lines passed one reading and failed another (196 lines, 6…16 px type)."""

SURELY_TEXT = 17.0
"""Height in source pixels from which a find must look like text: three letters, three times as long as
high, or READ_SURELY_ALONE. All 14 false finds in 26 photos were higher and fell short of it."""

BLOT = 2.2
"""How many times as long as high a find must be, at least, when hardly anything is read in it. Three such
finds in 54 photos were no text (2026-11-23); on ten pages of type one find was such, not looked at."""

READ_TWICE = 32.0
"""Below this height a line must be read the same in two framings: one alone let 7 of 392 wrong lines by."""

STRUCTURE = (0.93, 0.80)
DISPLACEMENT = (0.17, 0.45)
COLOUR = (2.6, 5.7)
"""SSIM with the source, displacement in source pixels, CIE94 of low-frequency colour, each at the zone's
worst tenth: first look, then changed. 118 places with detail, natural: 4 % of the good ones come out as
look, none as changed; found: texture swapped 100 %, shifted 2 px 98 %, waved 93 %, hue where it can be
seen 100 %. Crisp, 124 places: 27 % of the good ones as look, 1 % as changed. Faithful network, 80 zones:
14 % as look, 1 % as changed; found 100, 100, 98 and 97 %. Colour was CIE76 with 3.5 and 8 until 2026-11-23:
strong colours of good places reached them. 122 good places, both characters: CIE94 95 % below 2.3, all below
2.9; 88 with the hue turned: 1 % below 2.95, 5 % below 4.5 (CIE76: 3.5, 3.8; 3.4, 5.2)."""

PLACE_SHARE = 0.30
"""Part of a window of 64 source pixels that must be past the first cut-off to become a zone of its own."""

TURN = (2.0, 4.0)
"""Degrees by which a straight edge turned (shared measurement)."""

FLIP = (0.92, 0.75)
"""SSIM with a second drawing: first look, then largely guessed. 104 crops: natural 0.94…1.00, crisp from
0.83; Spearman with the SSIM to the truth 0.84 and 0.90. Faithful
network, 104 crops: 0.97…1.00, and only 0.53: it guesses too little for this measure to tell much."""
