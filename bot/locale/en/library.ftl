### The team's library: linking it, publishing to it, finding in it.

library-private = A library belongs to a team: send /library in your team's group.
library-none =
    This group has no library yet. Make me an administrator of your channel and of this group. Then send /library @channel here, or forward a post of the channel here and answer it with /library.
library-not_administrator = Only administrators of this group can do that.
library-no_channel = I can't see that channel. Add me there as an administrator first, then try again.
library-not_a_channel = That is no channel. A library lives in a channel that your team reads.
library-may_not_post =
    I may not post in { $channel } yet. Give me the right to post there as an administrator, then send it again.
library-administrator_here =
    Make me an administrator of this group, too: only then do I see reactions and know who belongs to the team. Then send it again.
library-anonymous =
    As an anonymous administrator nobody can tell who you are in the channel. Send it as yourself, please.
library-not_yours = You are no administrator of { $channel }. Ask one of its administrators to send this here.
library-linked =
    Masters that are approved here go to { $channel } from now on: press Publish under a master, answer it with /publish and a title, or react to it with 👍.
library-shown =
    The library of this group is { $channel }, with { $count ->
        [one] { $count } master
       *[other] { $count } masters
    }.
library-unlinked = This group has no library any more. What was published stays in the channel.
library-lapsed =
    Whoever linked this group is no administrator of its channel any more, so its library is closed. An administrator of the channel opens it again: /library @channel
library-better =
    Your library has a master that is probably of the same photo: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Administrators publish
button-library_members = Everybody publishes
button-library_off = End the library
button-library_off_yes = End it
button-library_end_other = End it for { $group }
button-publish = Publish
button-publish_red = Publish all the same
button-find_more = More
button-send_master = Send that master
press-publish_red =
    The check says not to rely on a face or a text here. Press once more if it shall be published all the same.
press-publishing = I am publishing it.
press-publish_not_yours = In this group only administrators publish.
press-publish_nowhere =
    There is no library here that you may publish to. /library in your team's group sets one up.
press-not_team = Only members of the team can do that.
publish-usage = Answer a master with /publish, and say its title and #tags if you like.
publish-which = Which team is it for?
publish-done = Published: { $link }
publish-done_again = Published as version { $version }: { $link }
publish-before = It stands in the library already: { $link }
publish-busy = Somebody is publishing it to { $channel } at this moment.
publish-gone = The master isn't kept any more. Make it again, then publish it to { $channel }.
publish-refused = I could not post in { $channel }. Am I still an administrator there who may post?
publish-trouble = { $channel } could not be reached. Please try again in a minute.
asset-version = { $title }, version { $version }
asset-proof = Proof sheet: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Source: { $verdict }.
asset-people = Asked by { $asked }, approved by { $approved }
asset-replaces = Replaces { $link }
asset-replaced = Replaced by version { $version }: { $link }
find-usage =
    Send /find with words, #tags, @name or a date such as 2026-11. Or send a picture with /find under it, or answer one with /find.
find-nothing = Nothing in the library fits.
find-stranger = You are in no team that has a library here.
find-too_large = Telegram hands me no file that large. Send a smaller copy of the picture.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = It stands here: { $link }
inline-stranger = For members of a team
verify-usage = Answer a file with /verify, and I say whether it is a master of ours.
verify-master = That is an untouched master of mine.
verify-in_library = That is an untouched master from the library: { $title }. { $link }
verify-copy = That is no master itself, but a changed copy of one: { $title }. { $link }
verify-source = That is no master itself, but the photo that one was made of: { $title }. { $link }
verify-probably = That is no master itself. It is probably of the same photo as one: { $title }. { $link }
verify-unknown = I don't know this picture.
verify-too_large =
    Telegram hands me no file that large. Forward the message that I sent it with, or send a smaller copy.
command-library = Your team's library
command-publish = Publish a master to the library
command-find = Find a master in the library
command-verify = Is this file a master of ours?
export-begun = I am packing the library. The files come one after another.
export-under_way = The library is being packed already.
export-done =
    That is the whole library: { $count ->
        [one] { $count } master
       *[other] { $count } masters
    }, and a table of all.
export-missing =
    { $count ->
        [one] { $count } of them is only in the table
       *[other] { $count } of them are only in the table
    }: too large to be sent, or not to be had any more.
export-failed = The export broke off, because Telegram could not be reached. Please ask once more.
import-taken = It is in the library now: { $title }. { $link }
import-too_large = Telegram hands me no file that large, so it is not in the library.
import-unreadable = I could not read that file as a picture, so it is not in the library.
button-publish_versions = Its versions, too
press-publish_versions = I am putting its versions below it.
publish-versions_done = Its versions stand below it: { $link }
publish-versions_none = There is no version that does not stand there yet.
publish-versions_unsure =
    Telegram didn't confirm that all versions arrived. If they don't stand below it in a minute, press once more: { $link }
library-posts = Files that you post there are taken in. Forward older ones from there to this group.
unpublish-usage = Answer a master, its post, its file or a word of mine with its link with /unpublish, or send the link after it.
unpublish-done = { $title } is in the library no more, and its post is deleted.
unpublish-post_stays = { $title } is in the library no more. Its post stays, because I may not delete it: { $link }
unpublish-stranger = You administrate no team that has a library here.
find-gone = Its post was deleted, so it is in the library no more.
button-unpublish = Take it out again
button-unpublish_yes = Yes, take it out
