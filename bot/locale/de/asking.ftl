### Words that people write under a photo: they are read, never said. The English file has the rules.

words-asking =
    bitte mach mache machen machst mach's gib schick vergrößere vergrößern vergrössern skaliere skalieren hochskalieren
    kann kannst können könnt könntest könnte will möchte brauche brauch hätte
words-beside =
    in auf als zu zur zum nur
    danke vielen dank hallo hi hey bot größer auflösung größe format
    foto fotos bild bilder photo
words-pointing = es das dies diese dieses diesen den dem die der ein eine einen alle beide davon daraus mein meine mir mich uns ich du ihr für mit auch noch mal jetzt gern gerne datei
words-drawing = zeichnung zeichnungen illustration grafik comic cartoon skizze
words-not = nicht nich kein keine keinen keins nie niemals nein ohne statt anstatt außer
