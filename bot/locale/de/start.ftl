### Deutsch. Du, freundlich, ohne Ausrufezeichen.
### Wörter: master = Master; proof sheet = Prüfblatt; File = Datei (Art des Sendens in Telegram); crop = Ausschnitt;
### size = Größe; copy = Kopie; to make = machen; source's own pixels = die eigenen Pixel deines Fotos.

start =
    Schick mir ein Foto, das zu klein ist, und ich mache daraus eine große, saubere Datei.

    1. Ich sehe mir dein Foto an und sage dir, was es taugt.
    2. Du wählst 2K oder 4K.
    3. Du bekommst ein Prüfblatt zum Beurteilen und einen Master zum Behalten.

help =
    Schick ein Foto, am besten als Datei: Fotos verkleinert Telegram, Dateien bleiben ganz.

    Kürzer: Schreib 2k oder 4k unter das Foto oder antworte auf ein Foto mit /2k, /4k oder /upscale.
    In einer Gruppe antworte auf ein Foto mit /upscale oder erwähne mich unter deinem.
    /status zeigt, woran ich für dich arbeite, /forget löscht alles von dir.
help-group =
    Antworte auf ein Foto mit /upscale, /2k oder /4k oder erwähne mich unter deinem Foto, den Rest mache ich.

other-text =
    Ich arbeite mit Fotos. Schick mir eins, am besten als Datei, und ich sage dir, was sich daraus machen lässt.
other-link =
    Aus Links hole ich keine Bilder: Eine Seite gibt oft eine kleinere Kopie her. Speichere das Bild und schick es hierher als Datei.
other-sticker = Das ist ein Sticker. Schick mir ein Foto, am besten als Datei, und ich mache es größer.
other-animation =
    Das ist eine Animation, und ich arbeite nur mit stehenden Fotos. Schick mir ein Foto, am besten als Datei.
other-video =
    Das ist ein Video, und ich arbeite nur mit stehenden Fotos. Wenn es auf einen Moment ankommt, schick ihn als Foto.
other-voice = Zuhören kann ich nicht, ich sehe nur Fotos an. Schick mir eins, am besten als Datei.
other-audio = Das ist Ton, und ich sehe nur Fotos an. Schick mir eins, am besten als Datei.
other-document = Diese Datei ist kein Bild. Ich nehme JPEG, PNG, WebP, HEIC, AVIF, TIFF und BMP.
other-thing =
    Damit kann ich nichts anfangen. Schick mir ein Foto, am besten als Datei, und ich mache es größer.
other-command = Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.

reply-needs_photo = Antworte damit auf ein Foto oder schreib es unter das Foto, den Rest mache ich.
reply-no_picture =
    In dieser Nachricht sehe ich kein Bild. Wenn eins da ist, schick es noch einmal mit { $mention } in der Bildunterschrift: In Gruppen sehe ich nur, was an mich gerichtet ist.

command-upscale = Antworte damit auf ein Foto
command-2k = Auf ein Foto antworten: in 2K
command-4k = Auf ein Foto antworten: in 4K
command-status = Woran ich arbeite
command-settings = Größe, Look, Format, Sprache
command-forget = Alles von dir löschen
command-help = So geht es

error = Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal.
