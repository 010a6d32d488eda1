### Die Wörter der Prüfung und des Prüfblatts (siehe die gleichnamige Datei in en). Wenig Platz: kurz.

check-safe = Kann veröffentlicht werden
check-not_face = Verlass dich nicht auf das Gesicht
check-not_text = Verlass dich nicht auf den Text
check-not_both = Verlass dich nicht auf Gesicht und Text
check-look =
    Sieh { $count ->
        [one] { $count } Ausschnitt
       *[other] { $count } Ausschnitte
    } an
check-look_places =
    Sieh { $count ->
        [one] { $count } Stelle
       *[other] { $count } Stellen
    } an
check-not_everything = Nicht alles wurde geprüft
check-nothing = Prüfen ging nicht
check-kept =
    { $count ->
        [one] { $count } Stelle behält die eigenen Pixel deines Fotos.
       *[other] { $count } Stellen behalten die eigenen Pixel deines Fotos.
    }
check-unchecked = Nicht geprüft: { $what }.
check-checked = Geprüft: { $what }.
check-faces =
    { $count ->
        [one] { $count } Gesicht
       *[other] { $count } Gesichter
    }
check-texts =
    { $count ->
        [one] { $count } Text
       *[other] { $count } Texte
    }
check-places =
    { $count ->
        [one] { $count } Stelle
       *[other] { $count } Stellen
    }
check-other_places =
    { $count ->
        [one] { $count } andere Stelle
       *[other] { $count } andere Stellen
    }
check-left = Links: einfache Vergrößerung.
check-right = Rechts: das Ergebnis.
check-scale = Beide bei { $scale } von { $size }.
check-scale_alone = Beide bei { $scale }.

check-word_fine = Gut.
check-word_look = Ansehen.
check-word_changed = Verändert.
check-word_unchecked = Nicht geprüft.
check-word_back = Zurückgenommen.

check-face_same = Gesicht: dieselbe Person laut Prüfung ({ $likeness }).
check-face_eyes = Gesicht: dieselbe Person laut Prüfung ({ $likeness }), vergleiche die Augen.
check-face_doubtful = Gesicht: Ähnlichkeit zweifelhaft ({ $likeness }), vergleiche den Ausschnitt.
check-face_small = Gesicht zu klein zum Bestätigen: vergleiche den Ausschnitt.
check-faces_small =
    { $count ->
        [one] { $count } Gesicht ist
       *[other] { $count } Gesichter sind
    } zu klein zum Bestätigen: vergleiche den Ausschnitt.
check-face_other = Gesicht: laut Prüfung nicht dieselbe Person.
check-face_other_kept = Gesicht: wurde eine andere Person, deshalb bleiben die eigenen Pixel.
check-face_likeness_kept = Gesicht: Ähnlichkeit war zweifelhaft, deshalb bleiben die eigenen Pixel.
check-face_eye = Gesicht: ein Auge ist anders gezeichnet als im Foto.
check-face_eye_kept = Gesicht: ein Auge wurde falsch, deshalb bleiben die eigenen Pixel.
check-face_asked = Gesicht: zur Sicherheit bleiben die eigenen Pixel.

check-text_same = Text stimmt mit dem Foto überein.
check-text_some = Text stimmt mit dem Foto überein ({ $part } von { $count }).
check-text_rest =
    { $count ->
        [one] { $count } Zeile stimmt überein.
       *[other] { $count } Zeilen stimmen überein.
    }
check-text_changed = „{ $text }“ liest sich jetzt anders.
check-text_kept = „{ $text }“ las sich anders: die eigenen Pixel bleiben.
check-text_unread_kept = Text nicht lesbar: die eigenen Pixel bleiben.
check-text_perhaps_kept = Vielleicht kleiner Text: die eigenen Pixel bleiben.
check-text_small_kept = Kleiner Text: die eigenen Pixel bleiben.
check-text_unsure = Text nicht sicher lesbar.

check-texture = Feines Muster: glaubhaft, teils vom Modell gezeichnet.
check-edge = Gerade Kante: verläuft wie im Foto.
check-flat = Glatte Stelle: wie im Foto.
check-place = Eine Stelle.
check-typical = Eine typische Stelle.
check-structure = Details anders gezeichnet als im Foto.
check-structure_changed = Details sind nicht die des Fotos.
check-structure_kept = Details waren nicht die des Fotos, deshalb bleiben die eigenen Pixel.
check-moved = Details liegen etwas neben ihrem Platz.
check-moved_changed = Details liegen neben ihrem Platz.
check-colour = Farbe weicht etwas vom Foto ab.
check-colour_changed = Farbe ist nicht die des Fotos.
check-turn = Kante verläuft etwas anders.
check-turn_changed = Kante verläuft anders als im Foto.
check-guessed = Feines Muster: vieles vom Modell geraten.
check-guessed_largely = Feines Muster: glaubhaft, aber meist vom Modell geraten, nicht vom Foto.
check-asked = Auf deinen Wunsch bleiben die eigenen Pixel.

check-part_text = Text
check-part_faces = Gesichter
check-part_details = Details und Farbe
check-part_flip = Spiegelprobe
check-part_back = Zurückgenommenes
check-part_anything = alles

check-hand = Hand: misst sich wie im Foto, vergleiche die Finger.
check-hand_fault = Hand: { $rest }
check-hands =
    { $count ->
        [one] { $count } Hand
       *[other] { $count } Hände
    }
check-part_hands = Hände
