### Während ein Foto entsteht, und wenn es nicht geklappt hat.

progress-queued_next = { $name } in { $target }: als Nächstes dran{ $left }.
progress-queued = { $name } in { $target }: Nummer { $position } in der Schlange{ $left }.
progress-running = { $name } in { $target }: { $percent } %{ $left }.
progress-left_seconds = , noch etwa { $seconds } s
progress-left_minutes = , noch etwa { $minutes } min
progress-made = { $name } in { $target }: fertig, unterwegs zu dir.
progress-cancelled = { $name } in { $target }: abgebrochen.
progress-waits = { $name } in { $target }: wartet auf die bessere Datei.
progress-failed = { $name } in { $target }: nicht gemacht.
progress-album = Album in { $target }: noch { $count }{ $left }.
progress-album_cancelled = Album in { $target }: abgebrochen. Was fertig war, gehört dir.
progress-quiet = Ich mache es in { $target }.

name-photo = Dein Foto

failed-gave_up =
    Ich habe dieses Foto mehrmals versucht, und es ist jedes Mal misslungen. Bitte schick es noch einmal oder probier 2K.
failed-insane_output =
    Das Ergebnis war falsch, und ich habe es weggeworfen statt es zu schicken. Bitte probier die andere Größe.
failed-out_of_memory = Dieses Foto braucht mehr Speicher, als ich habe. Bitte probier eine kleinere Größe.
failed-backend_unavailable = Mein Motor läuft gerade nicht. Bitte versuch es später.
failed-source_gone = Dieses Foto habe ich nicht mehr. Bitte schick es noch einmal.
failed-result_lost =
    Die fertige Datei ist auf meiner Festplatte verloren gegangen, bevor ich sie schicken konnte. Bitte schick das Foto noch einmal.
failed-undeliverable =
    Dein Master ist fertig, aber ich konnte ihn dir nicht zustellen, so oft ich es versucht habe. Bitte drück die Größe noch einmal.
failed-no_room = Meine Festplatte ist gerade voll. Bitte versuch es später.
failed-too_large_for_telegram =
    Der Master ist größer als die { $most }, die Telegram zulässt, deshalb kann ich ihn nicht schicken. Bitte probier 2K.
failed-target_too_large = Diese Größe ist mehr, als ich aus diesem Foto machen kann. Bitte wähl eine kleinere.
failed-target_too_small = So klein kann ich es nicht machen. Bitte wähl eine größere Größe.
failed-stopped_by_host =
    Wer mich betreibt, hat das angehalten. Frag dort nach oder drück die Größe noch einmal.
failed-other = Beim Machen dieses Fotos ist etwas schiefgegangen. Bitte drück die Größe noch einmal.

status-nothing = Ich arbeite gerade an nichts für dich.
status-title = Ich arbeite an:
status-waits = { $name }: wartet auf die bessere Datei.
