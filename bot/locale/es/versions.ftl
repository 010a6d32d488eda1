### Versiones de un máster, otro tamaño y su final.
version-web = Web
version-portrait = Post 4:5
version-square = Cuadrado
version-story = Historia
version-link = Vista de enlace
version-listing = Anuncio
version-10x15 = Impreso 10 × 15
version-a5 = Impreso A5
version-a4 = Impreso A4
version-a3 = Impreso A3
version-pixels = { $width } × { $height }
version-dpi = { $dpi } ppp

versions-caption = Elige lo que necesitas y pulsa Enviar. Lo pálido se corta.
versions-smaller = Es todo lo que tiene el máster: { $names }.
versions-outside = No caben todas las caras: { $names }.
versions-too_small = El máster es demasiado pequeño para: { $names }.
versions-face = Se cortaría una cara, así que dejo fuera: { $names }.
versions-failed = No pude cortar las versiones de este máster. Pulsa otra vez, por favor.
versions-unsure =
    Telegram no confirmó que llegaran las versiones. Si en un minuto no están arriba, pulsa otra vez.
delete-stays = He borrado mi copia. Telegram no me deja quitar este mensaje antiguo: bórralo tú, por favor.
