### While a photo is being made, and when that failed.

progress-queued_next = { $name } in { $target }: next in line{ $left }.
progress-queued = { $name } in { $target }: number { $position } in line{ $left }.
progress-running = { $name } in { $target }: { $percent } %{ $left }.
progress-left_seconds = , about { $seconds } s left
progress-left_minutes = , about { $minutes } min left
progress-made = { $name } in { $target }: ready, on its way to you.
progress-cancelled = { $name } in { $target }: cancelled.
progress-waits = { $name } in { $target }: waits for the better file.
progress-failed = { $name } in { $target }: not made.
progress-album = Album in { $target }: { $count } to go{ $left }.
progress-album_cancelled = Album in { $target }: cancelled. What was ready is yours.
progress-quiet = Making { $target }.

name-photo = Your photo

failed-gave_up =
    I tried this photo several times and it failed each time. Please send it once more, or try 2K.
failed-insane_output =
    The result came out wrong and I threw it away rather than send it. Please try the other size.
failed-out_of_memory = This photo needs more memory than I have. Please try a smaller size.
failed-backend_unavailable = My engine isn't running at the moment. Please try again later.
failed-source_gone = I no longer have this photo. Please send it again.
failed-result_lost =
    The finished file was lost on my disk before I could send it. Please send the photo again.
failed-undeliverable =
    I made your master but could not get it to you, many times over. Please press the size once more.
failed-no_room = My disk is full at the moment. Please try again later.
failed-too_large_for_telegram = The master is over Telegram's { $most }, so I can't send it. Please try 2K.
failed-target_too_large = That size is more than I can make of this photo. Please choose a smaller one.
failed-target_too_small = That size is smaller than I can make. Please choose a larger one.
failed-stopped_by_host = Whoever runs me has stopped this one. Ask them, or press the size once more.
failed-other = Something went wrong while I made this photo. Please press the size once more.

status-nothing = I am not working on anything for you at the moment.
status-title = I am working on:
status-waits = { $name }: waits for the better file.
