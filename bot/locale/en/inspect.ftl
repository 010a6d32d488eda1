### The Inspect page: the master over the photo, in a browser or inside Telegram.

button-inspect = Inspect

inspect-before = Before
inspect-after = After
inspect-about = Before: your photo, plainly enlarged. After: the master.
inspect-slider = How much of before is shown
inspect-picture = The picture. Arrow keys move it, plus and minus zoom, 0 shows all of it, 1 shows it at 100 %, n and p go from place to place.
inspect-larger = Larger
inspect-smaller = Smaller
inspect-whole = Whole picture
inspect-places = What was checked
inspect-no_places = The check found no place to point at.

inspect-download = Download the master

inspect-loading = Getting the picture ready…
inspect-failed = I could not get this picture ready. Trying again…
inspect-given_up = I could not get this picture ready.

inspect-gone = This picture has been deleted, so there is nothing to show any more.
inspect-expired = This link has expired. The picture itself is still in the chat, unless it was deleted there.
inspect-invalid = This link leads nowhere. Open the picture with the button in the chat.
inspect-not_yours = Only the person who asked for this picture can open it here.
inspect-from_chat = Open this page with the button in the chat.
