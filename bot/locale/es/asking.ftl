### Words that people write under a photo: they are read, never said. The English file has the rules.

words-asking =
    favor porfa porfavor haz hazlo hazla hazme hacer hacerlo hacerla amplía amplia amplíala amplíalo ampliar ampliarla ponlo ponla pon dame envíame
    puedes puede podrías podría quiero quisiera necesito
words-beside =
    en a al como por solo
    gracias hola bot tamaño resolución formato
    foto fotos fotografía imagen imágenes
words-pointing = lo la los las el esto esta este estas estos un una todo todos todas mi me te para también ya archivo
words-drawing = dibujo dibujos ilustración caricatura cómic boceto
words-not = no ni sin nunca tampoco nada excepto menos
