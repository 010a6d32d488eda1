### /settings und /forget.

settings-language = Welche Sprache soll ich sprechen?

setting-chosen = ✓ { $label }
setting-size-ask = Fragen
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Natürlich
setting-character-crisp = Knackig
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Alles
setting-metadata-strip_gps = Ohne Ort
setting-metadata-strip_all = Nichts
setting-language = Sprache: { $name }
setting-language_auto = Wie in Telegram
setting-language_first = Wie zuerst gefragt

forget-ask =
    Das löscht jedes Foto, das du mir geschickt hast, und jeden Master daraus und hält an, was gerade entsteht, in allen Chats. Was ich dir geschickt habe, bleibt im Chat. Es gibt kein Zurück.
forget-yes = Alles löschen
forget-no = Behalten
forget-done =
    Erledigt. { $photos ->
        [one] { $photos } Foto
       *[other] { $photos } Fotos
    } und { $masters ->
        [one] { $masters } Auftrag
       *[other] { $masters } Aufträge
    } sind gelöscht, samt ihren Dateien.
forget-nothing = Ich habe nichts von dir.
forget-kept = Es wurde nichts gelöscht.


settings-own =
    Was ich für dich mache, wenn du nichts anderes sagst: Größe, Look, Format des Masters, was die Datei über dich verrät und ob ich den Fortschritt zeige. Eine hier gewählte Größe mache ich sofort; bei einer Kopie, die Details verloren hat, frage ich trotzdem.
settings-group =
    Was ich in dieser Gruppe mache, wenn niemand etwas anderes sagt: Größe, Look, Format des Masters, was die Datei verrät, Fortschritt, welche Fotos ich nehme und wer fragen darf. Administratoren können es ändern.
setting-quiet-off = Fortschritt zeigen
setting-quiet-on = Still
setting-photos-asked = Auf Wunsch
setting-photos-channel = Vom Kanal
setting-photos-all = Alle Fotos
setting-who-all = Alle fragen
setting-who-administrators = Administratoren
setting-who-listed = Nur Gelistete
