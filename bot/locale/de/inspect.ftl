### Die Seite „Ansehen“: der Master über dem Foto, im Browser oder in Telegram.

button-inspect = Genau ansehen

inspect-before = Vorher
inspect-after = Nachher
inspect-about = Vorher: dein Foto, einfach vergrößert. Nachher: der Master.
inspect-slider = Wie viel vom Vorher zu sehen ist
inspect-picture = Das Bild. Pfeiltasten verschieben es, plus und minus zoomen, 0 zeigt es ganz, 1 zeigt es bei 100 %, n und p gehen von Stelle zu Stelle.
inspect-larger = Größer
inspect-smaller = Kleiner
inspect-whole = Ganzes Bild
inspect-places = Was geprüft wurde
inspect-no_places = Die Prüfung fand keine Stelle, auf die sie zeigen könnte.

inspect-download = Master herunterladen

inspect-loading = Das Bild wird vorbereitet …
inspect-failed = Ich konnte dieses Bild nicht vorbereiten. Ich versuche es noch einmal …
inspect-given_up = Ich konnte dieses Bild nicht vorbereiten.

inspect-gone = Dieses Bild wurde gelöscht, es gibt hier nichts mehr zu zeigen.
inspect-expired = Dieser Link ist abgelaufen. Das Bild selbst ist noch im Chat, wenn es dort nicht gelöscht wurde.
inspect-invalid = Dieser Link führt nirgendwohin. Öffne das Bild mit der Taste im Chat.
inspect-not_yours = Nur wer um dieses Bild gebeten hat, kann es hier öffnen.
inspect-from_chat = Öffne diese Seite mit der Taste im Chat.
