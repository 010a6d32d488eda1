### Для чого це? Від мети до розміру.

purpose-ask = Для чого це?
purpose-ask_sheet = Який аркуш? У сантиметрах:
purpose-ask_distance = { $sheet }: з якої відстані дивитимуться?
purpose-web = Сайт
purpose-everyday = Екрани, чати
purpose-print = Друк
purpose-hand = У руках · 300 dpi
purpose-wall = На стіні · 150 dpi
purpose-back = Назад
purpose-for_web = Для сайту
purpose-for_everyday = Для екранів і чатів
purpose-for_print = Для { $sheet } при { $dpi } dpi, { $width } × { $height } см картинки,
purpose-does_it = { $purpose } вистачить { $target }.
purpose-own_does_it = { $purpose } вистачить його власного розміру.
purpose-large = Для дуже великих відбитків і стін
purpose-large_choice = { $purpose } є { $target }.
purpose-price_time = { $target } забере тут { $left }, коли дійде черга, 4K забрало б { $less }.
purpose-price_factor =
    { $target } робиться приблизно в { $times ->
        [one] { $times } раз
        [few] { $times } рази
        [many] { $times } разів
       *[other] { $times } раза
    } довше, ніж 4K, і місця забирає в стільки ж більше.
purpose-weak =
    Добре цей файл можна збільшити приблизно до { $side ->
        [one] { $side } пікселя
        [few] { $side } пікселів
        [many] { $side } пікселів
       *[other] { $side } пікселя
    }, тож багато що буде здогадом. Кращий файл допоміг би більше, ніж більший розмір.
purpose-seconds =
    близько { $seconds ->
        [one] { $seconds } секунди
        [few] { $seconds } секунд
        [many] { $seconds } секунд
       *[other] { $seconds } секунди
    }
purpose-minutes =
    близько { $minutes ->
        [one] { $minutes } хвилини
        [few] { $minutes } хвилин
        [many] { $minutes } хвилин
       *[other] { $minutes } хвилини
    }
purpose-make = Зробити { $target }
