### Wofür ist es? Vom Zweck zur Größe.

purpose-ask = Wofür ist es?
purpose-ask_sheet = Welches Blatt? In Zentimetern:
purpose-ask_distance = { $sheet }: Aus welcher Entfernung wird es angesehen?
purpose-web = Web
purpose-everyday = Bildschirm, Teilen
purpose-print = Druck
purpose-hand = In der Hand · 300 dpi
purpose-wall = An der Wand · 150 dpi
purpose-back = Zurück
purpose-for_web = Für das Web
purpose-for_everyday = Für Bildschirme und zum Teilen
purpose-for_print = Für { $sheet } mit { $dpi } dpi, { $width } × { $height } cm Bild,
purpose-does_it = { $purpose } genügt { $target }.
purpose-own_does_it = { $purpose } genügt die eigene Größe.
purpose-large = Für sehr große Drucke und Wände
purpose-large_choice = { $purpose } gibt es { $target }.
purpose-price_time = { $target } dauert hier { $left }, sobald es dran ist, 4K bräuchte { $less }.
purpose-price_factor =
    { $target } dauert etwa { $times ->
        [one] { $times }-mal
       *[other] { $times }-mal
    } so lange wie 4K und braucht ebenso viel mehr Platz.
purpose-weak =
    Gut vergrößern lässt sich diese Datei auf etwa { $side ->
        [one] { $side } Pixel
       *[other] { $side } Pixel
    }, vieles wäre also geraten. Eine bessere Datei hilft mehr als eine größere Größe.
purpose-seconds =
    etwa { $seconds ->
        [one] { $seconds } Sekunde
       *[other] { $seconds } Sekunden
    }
purpose-minutes =
    etwa { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }
purpose-make = In { $target } machen
