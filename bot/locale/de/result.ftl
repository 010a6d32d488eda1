### Was ankommt: erster Blick, Prüfblatt, Master, und ein zweiter Blick darauf.

look-caption = Ein erster Blick auf { $target }: links, wie es ist, rechts, wie es würde.

proof-caption = Prüfblatt: vorher und nachher in voller Größe. Sieh genau hin, bevor du den Master nimmst.
proof-numbers = Eine Nummer schickt diesen Ausschnitt größer.

close_up-caption = Ausschnitt { $number }, größer. Links die einfache Vergrößerung, rechts das Ergebnis.

wrong-lend =
    Ich setze in Ausschnitt { $number } die eigenen Pixel deines Fotos ein und schicke den neuen Master.

    Darf ich diesen Ausschnitt hier behalten, damit ich solche Stellen besser sehen lerne? Er bleibt auf diesem Rechner, und /forget löscht ihn.
wrong-lent = Danke, Ausschnitt { $number } bleibt hier.
wrong-not_lent = Ausschnitt { $number } bleibt nicht hier.

master-caption = { $width } × { $height }, { $format }.
master-smaller_format =
    Als PNG wäre er größer als die { $most }, die Telegram zulässt, deshalb ist es ein { $format }.
master-plain =
    Das Modell hätte gezeichnet, was deine Datei nicht zeigt, darum ist nichts davon hier drin: Das ist deine Datei, schlicht vergrößert.

trust-green = Die Prüfung hat nichts gefunden, was deinem Foto widerspricht.
trust-amber = Die Prüfung hat Stellen gefunden, an denen das Modell geraten hat; sieh ins Prüfblatt.
trust-red = Die Prüfung hat Stellen gefunden, die deinem Foto untreu sein können; sieh ins Prüfblatt.

delivery-unsure =
    Telegram hat nicht bestätigt, dass { $name } angekommen ist. Wenn es in einer Minute nicht oben steht, kann ich es noch einmal schicken.
delivery-second =
    Das ist vielleicht eine zweite Kopie: Ich wurde unterbrochen, während ich die erste schickte.
delivery-looking = Ich wurde unterbrochen, während ich { $name } schickte. Ich sehe nach, ob es ankam.


proof-none = Das Prüfblatt konnte ich diesmal nicht zeichnen, vergleiche also bitte selbst mit deinem Foto.
close_up-failed = Ausschnitt { $number } konnte ich nicht größer zeichnen. Deinem Master macht das nichts.
trust-green_alone = Die Prüfung hat nichts gefunden, was deinem Foto widerspricht.
trust-amber_alone = Die Prüfung hat Stellen gefunden, an denen das Modell geraten hat.
trust-red_alone = Die Prüfung hat Stellen gefunden, die deinem Foto untreu sein können.

together-proofs =
    Prüfblätter in der Reihenfolge deiner Fotos: vorher und nachher in voller Größe. Sieh genau hin, bevor du die Master nimmst.
together-ask = Das sind deine Master. Eine Nummer bringt, was ich mit diesem noch tun kann.
together-line = { $number }. { $name }
together-fewer = Die übrigen haben nicht geklappt; warum, steht beim jeweiligen Foto.
together-unsure =
    Telegram hat nicht bestätigt, dass diese angekommen sind. Was in einer Minute nicht oben steht, kann ich noch einmal schicken.
together-one = Was ich mit { $name } noch tun kann:
