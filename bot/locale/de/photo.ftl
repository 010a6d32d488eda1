### Das Foto: Annahme, Karte, alles im Einzelnen, Alben, die bessere Datei.

intake-too_big =
    Diese Datei hat { $size }, und ich kann höchstens { $most } holen. Speichere sie als JPEG mit Qualität 95 und schick das als Datei; einen Unterschied siehst du nicht.
intake-no_fetch = Telegram hat mir diese Datei nicht gegeben. Bitte schick sie noch einmal.
intake-no_room =
    Meine Festplatte ist gerade voll, deshalb kann ich keine Fotos annehmen. Bitte versuch es später.
intake-failed = Bei mir ist etwas schiefgegangen, während ich dieses Foto ansah. Bitte schick es noch einmal.

unreadable-empty = Diese Datei ist leer. Bitte schick sie noch einmal.
unreadable-not_a_picture =
    Diese Datei ist kein Bild, auch wenn sie so heißt. Ich nehme JPEG, PNG, WebP, HEIC, AVIF, TIFF und BMP.
unreadable-truncated =
    Das Ende dieses Bildes fehlt: Das Hochladen oder eine frühere Kopie ist abgebrochen. Bitte schick die ganze Datei.
unreadable-animated =
    Dieses Bild bewegt sich, und ich arbeite nur mit stehenden Fotos. Schick ein Einzelbild davon als Foto.
unreadable-too_small =
    Dieses Bild ist zu klein, um etwas daraus zu machen: Es hat kaum Pixel. Gibt es eine größere Kopie?
unreadable-damaged = Dieses Bild ist beschädigt, ich kann es nicht lesen. Gibt es eine andere Kopie?
unreadable-too_many_pixels =
    Dieses Bild hat mehr Pixel, als ich schaffe. Verkleinere es auf höchstens 100 Megapixel und schick es noch einmal.
unreadable-too_heavy = Dieses Bild zu öffnen braucht mehr Zeit oder Speicher, als ich habe. Speichere es als JPEG und schick das als Datei.
unreadable-other = Dieses Bild kann ich nicht lesen. Speichere es als JPEG oder PNG und schick das als Datei.

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = Eine Kopie, die Details verloren hat: { $facts }.
card-original = Das sieht nach dem Original aus: { $facts }.
card-unproven = Keinen Schaden gefunden: { $facts }.
card-sent_as_photo = Es kam als Foto, und Fotos komprimiert Telegram.
card-reason = · { $text }
card-send_file = Schick dasselbe Bild als Datei, dann bekomme ich es ganz.
card-how_file = Am Handy: Büroklammer, Datei, Galerie. Am Computer: Komprimieren abwählen.
card-drawing = Es sieht gezeichnet aus: Unter dem Ergebnis kannst du es auch als Zeichnung haben.
card-taken = Ich mache es in { $target }.
card-taken_drawing = Ich mache es in { $target }, als Zeichnung.
card-drawing_later = Unter dem Ergebnis kannst du es auch als Zeichnung haben.
card-ask = Welche Größe soll ich machen?
card-named = Du hast { $target } geschrieben: Drück es unten, wenn du diese Größe willst.
card-unclear = Ich war nicht sicher, welche Größe du meinst: Drück die, die du willst.
card-own =
    Es ist schon so groß wie { $target }, vergrößern würde ich es also nicht. Ich kann einen sauberen Master in seiner eigenen Größe machen.
card-own_or_larger =
    Es ist schon so groß wie { $target }. Ich kann es auf { $larger } vergrößern oder einen sauberen Master in seiner eigenen Größe machen.
card-own_named =
    Es ist schon größer als { $target }, vergrößern würde ich es also nicht. Ich kann einen sauberen Master in seiner eigenen Größe machen.
card-weak = Am besten in { $target }. Größer geht auch, wenn du magst.
card-guessed =
    Gut vergrößern lässt es sich auf etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    }, der Rest wird also geraten.

target-own = eigener Größe
target-paper = { $sheet } mit { $dpi } dpi
target-pixels = { $side } px

unit-bytes =
    { $count ->
        [one] { $count } Byte
       *[other] { $count } Byte
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = Was ich in dieser Datei sehe
why-line = · { $text }
why-nothing = Ich habe keine Spur einer früheren Kopie, einer App oder einer Vergrößerung gefunden.
why-quality = Die JPEG-Qualität ist etwa { $quality } von 100.
why-no_proof =
    Sie trägt keine Kameradaten, also kann ich nicht beweisen, dass sie das Original ist. Das ist häufig und kein Makel.

album-title =
    Ein Album mit { $count ->
        [one] { $count } Foto
       *[other] { $count } Fotos
    }.
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = Foto { $number }: { $text }
album-verdict-degraded = eine Kopie, die Details verloren hat
album-verdict-original = sieht nach dem Original aus
album-verdict-unproven = keinen Schaden gefunden
album-sent_as_photo =
    Sie kamen als Fotos, und Fotos komprimiert Telegram. Als Dateien hätten sie mehr Details.
album-ask = Welche Größe soll ich von allen machen?
album-all = Alle { $target }
album-all_recommended = Alle { $target } · empfohlen
album-each = Einzeln wählen

slot-waiting =
    Ich warte auf die bessere Datei. Schick dasselbe Bild hierher als Datei, und ich mache es gleich daraus.
slot-waiting_group =
    Ich warte auf die bessere Datei. Antworte auf diese Nachricht mit demselben Bild als Datei, und ich mache es gleich daraus.
slot-or_now = Oder drück eine Größe, dann mache ich es aus dieser Kopie.
slot-gained =
    Das ist die bessere Datei eines Bildes, das du schon geschickt hast: { $width } × { $height } statt { $old_width } × { $old_height }, { $size } statt { $old_size }.
slot-moved = Sie tritt an die Stelle der Kopie: Ich mache es in { $target } aus dieser Datei.
slot-moved_own =
    Sie tritt an die Stelle der Kopie. Sie ist groß genug, also mache ich einen sauberen Master in ihrer eigenen Größe.
slot-running = Aus der Kopie entsteht es schon in { $target }. Für diese Datei drück eine Größe.
slot-closed = Die bessere Datei ist da, ich mache mit ihr weiter.
slot-offer =
    Dieses Bild hast du hier schon in einer besseren Datei geschickt: { $width } × { $height }, { $size }. Diese Kopie hat { $old_width } × { $old_height }, { $old_size }.
slot-offer_ask = Welche Größe soll ich aus der besseren Datei machen?
slot-posted = Eine bessere Datei wohl desselben Fotos steht hier schon: { $width } × { $height }, { $size }.
slot-posted_ask = Antworte darauf mit einer Größe wie /4k, dann mache ich es aus dieser Datei.
slot-master = Ein Master wohl desselben Fotos wurde hier schon gemacht: { $width } × { $height }.
slot-here = Dies hier ist es.
slot-not_begun = Darum habe ich nicht angefangen. Drück eine Größe, wenn ich es trotzdem machen soll.
slot-left_out = Was es schon gibt, habe ich ausgelassen. Drück unten, wenn ich es trotzdem machen soll.
