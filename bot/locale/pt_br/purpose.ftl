### Para que é? Do uso ao tamanho.

purpose-ask = Para que é?
purpose-ask_sheet = Que folha? Em centímetros:
purpose-ask_distance = { $sheet }: de que distância vão olhar?
purpose-web = Web
purpose-everyday = Telas, conversas
purpose-print = Impressão
purpose-hand = Na mão · 300 dpi
purpose-wall = Na parede · 150 dpi
purpose-back = Voltar
purpose-for_web = Para a web
purpose-for_everyday = Para telas e conversas
purpose-for_print = Para { $sheet } a { $dpi } dpi, { $width } × { $height } cm de imagem,
purpose-does_it = { $purpose } basta { $target }.
purpose-own_does_it = { $purpose } basta o tamanho próprio.
purpose-large = Para impressões muito grandes e paredes
purpose-large_choice = { $purpose } existe { $target }.
purpose-price_time = { $target } leva aqui { $left } quando chega a vez, 4K levaria { $less }.
purpose-price_factor =
    { $target } leva cerca de { $times ->
        [one] { $times } vez
        [many] { $times } de vezes
       *[other] { $times } vezes
    } o tempo do 4K, e ocupa na mesma medida.
purpose-weak =
    Dá para ampliar bem este arquivo até uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }, então muita coisa seria adivinhada. Um arquivo melhor ajudaria mais que um tamanho maior.
purpose-seconds =
    cerca de { $seconds ->
        [one] { $seconds } segundo
        [many] { $seconds } de segundos
       *[other] { $seconds } segundos
    }
purpose-minutes =
    cerca de { $minutes ->
        [one] { $minutes } minuto
        [many] { $minutes } de minutos
       *[other] { $minutes } minutos
    }
purpose-make = Fazer em { $target }
