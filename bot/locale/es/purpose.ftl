### ¿Para qué es? Del uso al tamaño.

purpose-ask = ¿Para qué es?
purpose-ask_sheet = ¿Qué hoja? En centímetros:
purpose-ask_distance = { $sheet }: ¿desde qué distancia se va a mirar?
purpose-web = Web
purpose-everyday = Pantallas, chats
purpose-print = Imprimir
purpose-hand = En la mano · 300 ppp
purpose-wall = En la pared · 150 ppp
purpose-back = Atrás
purpose-for_web = Para la web
purpose-for_everyday = Para pantallas y chats
purpose-for_print = Para { $sheet } a { $dpi } ppp, { $width } × { $height } cm de imagen,
purpose-does_it = { $purpose } basta { $target }.
purpose-own_does_it = { $purpose } basta su propio tamaño.
purpose-large = Para impresiones muy grandes y paredes
purpose-large_choice = { $purpose } está { $target }.
purpose-price_time = { $target } tarda aquí { $left } cuando le llega el turno, 4K tardaría { $less }.
purpose-price_factor =
    { $target } tarda { $times ->
        [one] unas { $times } veces
        [many] unas { $times } de veces
       *[other] unas { $times } veces
    } lo que 4K, y ocupa otro tanto más.
purpose-weak =
    Este archivo se puede ampliar bien hasta unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }, así que mucho sería adivinado. Un archivo mejor ayudaría más que un tamaño mayor.
purpose-seconds =
    unos { $seconds ->
        [one] { $seconds } segundo
        [many] { $seconds } de segundos
       *[other] { $seconds } segundos
    }
purpose-minutes =
    unos { $minutes ->
        [one] { $minutes } minuto
        [many] { $minutes } de minutos
       *[other] { $minutes } minutos
    }
purpose-make = Hacerla en { $target }
