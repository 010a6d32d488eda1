### Mientras se hace una foto, y cuando no sale.

progress-queued_next = { $name } en { $target }: es la siguiente{ $left }.
progress-queued = { $name } en { $target }: número { $position } en la cola{ $left }.
progress-running = { $name } en { $target }: { $percent } %{ $left }.
progress-left_seconds = , faltan unos { $seconds } s
progress-left_minutes = , faltan unos { $minutes } min
progress-made = { $name } en { $target }: lista, va de camino.
progress-cancelled = { $name } en { $target }: cancelada.
progress-waits = { $name } en { $target }: espera el archivo mejor.
progress-failed = { $name } en { $target }: no se hizo.
progress-album = Álbum en { $target }: faltan { $count }{ $left }.
progress-album_cancelled = Álbum en { $target }: cancelado. Lo que estaba listo es tuyo.
progress-quiet = Haciendo { $target }.

name-photo = Tu foto

failed-gave_up = He intentado esta foto varias veces y siempre ha fallado. Envíala otra vez o prueba con 2K.
failed-insane_output = El resultado salió mal y lo tiré en vez de enviarlo. Prueba con el otro tamaño.
failed-out_of_memory = Esta foto necesita más memoria de la que tengo. Prueba con un tamaño menor.
failed-backend_unavailable = Mi motor no funciona ahora mismo. Inténtalo más tarde.
failed-source_gone = Ya no tengo esta foto. Envíala otra vez, por favor.
failed-result_lost =
    El archivo terminado se perdió en mi disco antes de poder enviarlo. Envía la foto otra vez, por favor.
failed-undeliverable =
    Hice tu máster, pero no logré entregártelo pese a muchos intentos. Pulsa el tamaño otra vez, por favor.
failed-no_room = Mi disco está lleno ahora mismo. Inténtalo más tarde.
failed-too_large_for_telegram =
    El máster supera los { $most } de Telegram, así que no puedo enviarlo. Prueba con 2K.
failed-target_too_large = Ese tamaño es más de lo que puedo hacer con esta foto. Elige uno menor.
failed-target_too_small = Ese tamaño es menor de lo que puedo hacer. Elige uno mayor.
failed-stopped_by_host = Quien me gestiona ha parado esta. Pregúntale, o pulsa el tamaño otra vez.
failed-other = Algo ha fallado mientras hacía esta foto. Pulsa el tamaño otra vez, por favor.

status-nothing = Ahora mismo no trabajo en nada para ti.
status-title = Trabajo en:
status-waits = { $name }: espera el archivo mejor.
