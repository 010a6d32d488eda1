### What the trust check and the proof sheet say, word for word as in engine/trust and engine/proof: these
### sentences are recognised there and said in the person's language (bot/engine_words.py).
### The sheet has little room: keep them as short as these.

# ---- the verdict on the whole
check-safe = Safe to publish
check-not_face = Do not rely on the face
check-not_text = Do not rely on the text
check-not_both = Do not rely on the face and the text
check-look =
    { $count ->
        [one] Look at { $count } crop
       *[other] Look at { $count } crops
    }
check-look_places = Look at { $count } places
check-not_everything = Not everything was checked
check-nothing = Could not be checked
check-kept =
    { $count ->
        [one] { $count } place keeps the source's own pixels.
       *[other] { $count } places keep the source's own pixels.
    }
check-unchecked = Not checked: { $what }.
check-checked = Checked: { $what }.
check-faces =
    { $count ->
        [one] { $count } face
       *[other] { $count } faces
    }
check-texts =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
check-places =
    { $count ->
        [one] { $count } place
       *[other] { $count } places
    }
check-other_places =
    { $count ->
        [one] { $count } other place
       *[other] { $count } other places
    }
check-left = Left: plain enlargement.
check-right = Right: the result.
check-scale = Both at { $scale } of { $size }.
check-scale_alone = Both at { $scale }.

# ---- the verdict on a place
check-word_fine = Fine.
check-word_look = Look.
check-word_changed = Changed.
check-word_unchecked = Not checked.
check-word_back = Taken back.

# ---- faces
check-face_same = Face: same person by automatic check ({ $likeness }).
check-face_eyes = Face: same person by automatic check ({ $likeness }), compare the eyes.
check-face_doubtful = Face: likeness is doubtful ({ $likeness }), compare the crop.
check-face_small = Face too small to confirm: compare the crop.
check-faces_small = { $count } faces too small to confirm: compare the crop.
check-face_other = Face: not the same person by automatic check.
check-face_other_kept = Face: came out as another person, so the source's own pixels are kept.
check-face_likeness_kept = Face: likeness was doubtful, so the source's own pixels are kept.
check-face_eye = Face: an eye is not drawn as in the source.
check-face_eye_kept = Face: an eye was drawn wrong, so the source's own pixels are kept.
check-face_asked = Face: to be safe, the source's own pixels are kept.

# ---- hands
check-hand = Hand: measures as in the source, compare the fingers.
check-hand_fault = Hand: { $rest }
check-hands =
    { $count ->
        [one] { $count } hand
       *[other] { $count } hands
    }

# ---- text
check-text_same = Text matches the source.
check-text_some = Text matches the source ({ $part } of { $count }).
check-text_rest =
    { $count ->
        [one] { $count } line matches the source.
       *[other] { $count } lines match the source.
    }
check-text_changed = “{ $text }” reads differently now.
check-text_kept = “{ $text }” read differently: the source's own pixels are kept.
check-text_unread_kept = Text couldn't be read: the source's own pixels are kept.
check-text_perhaps_kept = Perhaps small text: the source's own pixels are kept.
check-text_small_kept = Small text: the source's own pixels are kept.
check-text_unsure = Text couldn't be read for certain.

# ---- other places
check-texture = Fine pattern: plausible, partly drawn by the model.
check-edge = Straight edge: runs as in the source.
check-flat = Flat place: as in the source.
check-place = A place.
check-typical = A typical place.
check-structure = Details drawn differently from the source.
check-structure_changed = Details are not those of the source.
check-structure_kept = Details were not those of the source, so the source's own pixels are kept.
check-moved = Details lie a little off their place.
check-moved_changed = Details lie off their place.
check-colour = Colour differs a little from the source.
check-colour_changed = Colour is not that of the source.
check-turn = Edge runs a little differently.
check-turn_changed = Edge runs differently from the source.
check-guessed = Fine pattern: much of it guessed by the model.
check-guessed_largely = Fine pattern: largely guessed by the model, plausible but not from your photo.
check-asked = You asked for it: the source's own pixels are kept.

# ---- what could not be checked, within check-unchecked
check-part_text = text
check-part_faces = faces
check-part_hands = hands
check-part_details = details and colour
check-part_flip = flip consistency
check-part_back = what was taken back
check-part_anything = anything
