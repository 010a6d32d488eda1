### What goes out: first look, proof sheet, master, and a second look at them.

look-caption = A first look at { $target }: left as it is, right as it would be.

proof-caption = Proof sheet: before and after at full size. Look closely before you use the master.
proof-numbers = A number sends that crop larger.
proof-none = I could not draw the proof sheet this time, so compare this with your photo yourself.

close_up-caption = Crop { $number }, larger. Left the plain enlargement, right the result.
close_up-failed = I could not draw crop { $number } larger. Your master is not touched by this.

wrong-lend =
    I put your photo's own pixels at crop { $number } and send the new master.

    May I keep this crop here, so that I get better at seeing such places? It stays on this machine, and /forget deletes it.
wrong-lent = Thank you, crop { $number } is kept.
wrong-not_lent = Crop { $number } is not kept.

master-caption = { $width } × { $height }, { $format }.
master-smaller_format = As PNG it would be over Telegram's { $most }, so this is a { $format }.
master-plain =
    The model would have drawn what your file does not show, so none of it is in here: this is your file, plainly enlarged.

trust-green = The check found nothing that contradicts your photo.
trust-amber = The check found places where the model guessed; see the proof sheet.
trust-red = The check found places that may not be true to your photo; see the proof sheet.
trust-green_alone = The check found nothing that contradicts your photo.
trust-amber_alone = The check found places where the model guessed.
trust-red_alone = The check found places that may not be true to your photo.

delivery-unsure =
    Telegram didn't confirm that { $name } arrived. If it isn't above in a minute, I can send it again.
delivery-second = This may be a second copy: I was cut off while I sent the first.
delivery-looking = I was cut off while I sent { $name }. Looking whether it came.

together-proofs =
    Proof sheets, in the order of your photos: before and after at full size. Look closely before you use the masters.
together-ask = These are your masters. A number brings what I can do with that one.
together-line = { $number }. { $name }
together-fewer = The rest did not work; I said why at each photo.
together-unsure =
    Telegram didn't confirm that these arrived. What isn't above in a minute, I can send again.
together-one = What I can do with { $name }:
