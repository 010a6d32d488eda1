### Words that people write under a photo: they are read, never said (bot/wishes.py has the rules).
### words-asking: who writes one of them wants something done. words-beside: they stand with a size without
### changing it, as in “2k drawing, thanks”. words-pointing: with these alone it would be a statement, as in
### “this in 4k”, so they need one of words-asking. words-drawing: what the photo is then.
### words-not: it is doubtful which size is meant. Any other word makes the caption a description.

words-asking =
    please pls plz kindly make do get give send turn enlarge upscale resize scale convert blow
    can could would will want need
words-beside =
    in to at as into only just
    thanks thank thx ty hi hello hey bot up bigger larger size resolution format
    photo photos picture pictures image images pic pics
words-pointing = it this that these those them all both one the a an my for me i i'd we you have too also file
words-drawing = drawing drawings illustration cartoon comic sketch
words-not = no not don't dont doesn't isn't isnt can't cannot won't never nor neither without instead except
