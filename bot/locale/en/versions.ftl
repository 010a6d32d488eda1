### Versions of a master, another size of it, and its end.

button-versions = Versions
button-other_size = Other size
button-delete = Delete
button-delete_yes = Delete it
button-delete_no = Keep it
button-versions_all = Send all
button-versions_send = Send these { $count }

again-webp = As WebP

version-web = Web
version-portrait = Post 4:5
version-square = Square
version-story = Story
version-link = Link preview
version-listing = Listing
version-10x15 = Print 10 × 15
version-a5 = Print A5
version-a4 = Print A4
version-a3 = Print A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Choose what you need, then press Send. What is pale is cut away.
versions-smaller = As large as the master allows: { $names }.
versions-outside = Not every face is in: { $names }.
versions-too_small = The master is too small for: { $names }.
versions-face = A face would be cut, so I leave out: { $names }.
versions-failed = I couldn't cut the versions of this master. Please press once more.
versions-unsure =
    Telegram didn't confirm that the versions arrived. If they aren't above in a minute, press once more.

press-versions = I am looking where to cut. One moment.
press-versions_coming = They are on their way.
press-versions_sent = Here they come.
press-versions_none = Choose one first.
press-no_other_size = There is no other size for this photo.
press-delete_ask =
    Deletes this master and its proof sheet for good, here and with me. Your photo stays; /forget takes it too.
press-deleted = Deleted.
press-kept = This master is approved for your team, so it stays.
delete-stays =
    I have deleted my copy. Telegram doesn't let me take away this old message: please delete it yourself.
