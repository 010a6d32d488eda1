### Buttons, and the short answers to presses (200 characters at most).

button-size = { $target }
button-size_recommended = { $target } · recommended
button-own = Own size, { $width } × { $height }
button-own_recommended = Own size · recommended
button-why = Why?
button-purpose = What is it for?
button-wait = Wait for the better file
button-wait_no_more = Don't wait
button-this_copy = From this copy
button-cancel = Cancel
button-cancel_all = Cancel all
button-resend = Send it again
button-resend_one = Send { $number } again

press-taken = Taken. I start as soon as it is your turn.
press-again = I am already on it.
press-made = This one is made already, look further down.
press-made_before = I have made this one before, here it comes.
press-taken_all = Taken, all of them.
press-too_many =
    { $limit ->
        [one] I have { $limit } photo to make for you already. As soon as it is done, press again.
       *[other] I have { $limit } photos to make for you already. As soon as one is done, press again.
    }
press-set = Noted.
press-administrators = Only an administrator of this group can change that.
press-listed = Noted. Answer somebody's message with /allow to put them on the list, with /disallow to take them off.
press-waiting = I wait for the better file.
press-waiting_no_more = I wait no more.
press-too_late_to_wait = It is being made already. Send the better file all the same.
press-unknown = This button doesn't work any more. Send me the photo again.
press-gone = I no longer have this photo. Please send it again.
press-not_yours = Only the person who asked, or an administrator, can press this.
press-cancelled = Cancelled.
press-too_late = It is too late to cancel, it is finished.
press-resent = Here it comes again.
press-error = That didn't work, and it is my fault. Please press once more.
press-bad_target = I can't make that size of this photo.

button-wrong = Something looks wrong
button-wrong_one = { $number } is wrong
button-none_wrong = None of them
button-lend = Yes, keep it
button-lend_not = No

press-which = Which one? Press its number, and your photo's own pixels go there.
press-close_up = Here it comes.
press-mending = I put your photo's own pixels there.

again-crisper = Crisper
again-softer = Softer
again-safer = Safer
again-drawing = As a drawing
again-photo = As a photo
again-jpeg = As JPEG
