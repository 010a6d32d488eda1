### Fassungen eines Masters, eine andere Größe und sein Ende.
version-web = Web
version-portrait = Beitrag 4:5
version-square = Quadrat
version-story = Story
version-link = Linkvorschau
version-listing = Inserat
version-10x15 = Druck 10 × 15
version-a5 = Druck A5
version-a4 = Druck A4
version-a3 = Druck A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } dpi

versions-caption = Wähl aus, was du brauchst, und drück auf Schicken. Was blass ist, wird abgeschnitten.
versions-smaller = Mehr gibt der Master nicht her: { $names }.
versions-outside = Nicht jedes Gesicht ist drauf: { $names }.
versions-too_small = Der Master ist zu klein für: { $names }.
versions-face = Ein Gesicht wäre angeschnitten, deshalb fehlt: { $names }.
versions-failed = Die Fassungen dieses Masters konnte ich nicht schneiden. Bitte drück noch einmal.
versions-unsure =
    Telegram hat nicht bestätigt, dass die Fassungen angekommen sind. Wenn sie in einer Minute nicht oben stehen, drück noch einmal.
delete-stays =
    Meine Kopie ist gelöscht. Diese alte Nachricht lässt mich Telegram nicht wegnehmen: Bitte lösch sie selbst.
