### Для чего это? От цели к размеру.

purpose-ask = Для чего это?
purpose-ask_sheet = Какой лист? В сантиметрах:
purpose-ask_distance = { $sheet }: с какого расстояния будут смотреть?
purpose-web = Сайт
purpose-everyday = Экраны, чаты
purpose-print = Печать
purpose-hand = В руках · 300 dpi
purpose-wall = На стене · 150 dpi
purpose-back = Назад
purpose-for_web = Для сайта
purpose-for_everyday = Для экранов и чатов
purpose-for_print = Для { $sheet } при { $dpi } dpi, { $width } × { $height } см картинки,
purpose-does_it = { $purpose } хватит { $target }.
purpose-own_does_it = { $purpose } хватит его собственного размера.
purpose-large = Для очень больших отпечатков и стен
purpose-large_choice = { $purpose } есть { $target }.
purpose-price_time = { $target } займёт здесь { $left }, когда дойдёт очередь, 4K заняло бы { $less }.
purpose-price_factor =
    { $target } делается примерно в { $times ->
        [one] { $times } раз
        [few] { $times } раза
        [many] { $times } раз
       *[other] { $times } раза
    } дольше, чем 4K, и места занимает во столько же больше.
purpose-weak =
    Хорошо этот файл можно увеличить примерно до { $side ->
        [one] { $side } пикселя
        [few] { $side } пикселей
        [many] { $side } пикселей
       *[other] { $side } пикселя
    }, так что многое будет догадкой. Файл получше помог бы больше, чем больший размер.
purpose-seconds =
    около { $seconds ->
        [one] { $seconds } секунды
        [few] { $seconds } секунд
        [many] { $seconds } секунд
       *[other] { $seconds } секунды
    }
purpose-minutes =
    около { $minutes ->
        [one] { $minutes } минуты
        [few] { $minutes } минут
        [many] { $minutes } минут
       *[other] { $minutes } минуты
    }
purpose-make = Сделать { $target }
