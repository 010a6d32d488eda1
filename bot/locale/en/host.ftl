### What the host and the host's people hear, and what people hear of the host's rules.

host-refused =
    I work for the people and groups my host has listed, and you are not among them yet. Give my host this number to be added: { $number }
host-maintenance =
    I am being worked on at the moment. Your photo is kept, and I answer it as soon as I am back.
host-maintenance_on =
    From now on I take photos but answer them later, and sizes can't be pressed. What waits already is made. /maintenance off ends it.
host-maintenance_off = I am at work again, and answer what has come meanwhile.
host-maintenance_which = /maintenance on, or /maintenance off. At the moment it is { $now }.
host-errors = This needs a look. The log has all of it.
host-error = · { $what }
host-error_often = · { $what } ({ $times } times)
host-stats =
    Photos in 24 h: { $photos }, of { $people } people.
    Masters in 24 h: { $delivered } delivered, { $failed } failed, { $cancelled } cancelled.
    Now: { $queued } waiting, { $running } being made, { $made } on their way.
    Oldest waiting: { $oldest }.
    Half of them took { $half } or less, from press to master.
    Kept: { $kept_photos } photos, { $kept_people } people. Disk: { $free } free.
host-failed = Reasons: { $reasons }.
host-seconds = { $seconds } s
host-minutes = { $minutes } min
host-none = none
press-too_many_today =
    You have asked for { $limit } masters in 24 hours, which is as many as my host allows. Please press again tomorrow.
press-maintenance = I am being worked on at the moment. Please press again later.
press-not_listed = I work for the people and groups my host has listed.

privacy =
    Your photos and masters are kept for { $days } days { $where }, with their readings, so that buttons go on working; then they are deleted. Settings stay until /forget, which deletes all of it at once. Nothing goes to third parties: pictures are made by my host's own machines. Telegram carries our messages.
privacy-here = on my host's machine
privacy-elsewhere = in my host's own storage
command-privacy = What I keep, how long and where

setting-quiet-off = Show progress
setting-quiet-on = Quiet
setting-photos-asked = When asked
setting-photos-channel = Channel's
setting-photos-all = All photos
setting-who-all = All may ask
setting-who-administrators = Administrators
setting-who-listed = Listed people
press-blind =
    Noted. But I only see what is said to me here: make me an administrator of this group, or ask my host to switch my privacy mode off.
reply-administrators = In this group only administrators ask me.
reply-listed =
    In this group only listed people ask me. An administrator can answer your message with /allow.
listed-on = { $name } is on the list.
listed-off = { $name } is not on the list.
listed-not_in_force = It counts once /settings says: Listed people.
listed-whom = Answer the message of the person you mean with this.
listed-groups_only = This works in groups: an administrator answers somebody's message with it.
