### /settings and /forget.

settings-own =
    What I do for you unless you say otherwise: size, look, format of the master, what the file tells about you, and whether I show progress. A size set here is made at once; of a copy that has lost detail I still ask.
settings-group =
    What I do in this group unless someone says otherwise: size, look, format of the master, what the file tells, progress, which photos I take, and who may ask. Administrators can change it.

setting-chosen = ✓ { $label }
setting-size-ask = Ask
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Natural
setting-character-crisp = Crisp
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Keep all
setting-metadata-strip_gps = No place
setting-metadata-strip_all = Nothing

forget-ask =
    This deletes every photo you sent me and every master I made of them, and stops what is being made, in all chats. What I have sent you stays in the chat. There is no way back.
forget-yes = Delete everything
forget-no = Keep it
forget-done =
    Done. { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    } and { $masters ->
        [one] { $masters } request
       *[other] { $masters } requests
    } are deleted, with their files.
forget-nothing = I have nothing of yours.
forget-kept = Nothing was deleted.

settings-language = Which language shall I speak?
setting-language = Language: { $name }
setting-language_auto = As in Telegram
setting-language_first = As first asked here
