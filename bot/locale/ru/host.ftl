### Что слышат хозяин и его люди, и что люди слышат о правилах хозяина.
host-refused =
    Я работаю для людей и групп из списка моего хозяина, и вас в нём пока нет. Чтобы вас добавили, передайте ему этот номер: { $number }
host-maintenance = Сейчас меня чинят. Ваше фото я сохранил и отвечу, как только вернусь.
host-maintenance_on =
    Теперь я беру фото, но отвечаю на них позже, и размеры нажать нельзя. Что уже ждёт, будет сделано. Закончить: /maintenance off.
host-maintenance_off = Я снова работаю и отвечаю на то, что пришло за это время.
host-maintenance_which = /maintenance on или /maintenance off. Сейчас: { $now }.
host-errors = На это стоит взглянуть. Всё есть в журнале.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times } раз
        [few] { $times } раза
        [many] { $times } раз
       *[other] { $times } раза
    })
host-stats =
    Фото за сутки: { $photos }, людей: { $people }.
    Мастер-файлы за сутки: доставлено { $delivered }, не вышло { $failed }, отменено { $cancelled }.
    Сейчас: ждут { $queued }, делаются { $running }, в пути { $made }.
    Самый старый в очереди: { $oldest }.
    Половина заняла { $half } или меньше, от нажатия до мастер-файла.
    Хранится: фото { $kept_photos }, людей { $kept_people }. На диске свободно { $free }.
host-failed = Причины: { $reasons }.
host-seconds = { $seconds } с
host-minutes = { $minutes } мин
host-none = нет

privacy =
    Ваши фото и мастер-файлы вместе с разбором хранятся { $days ->
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    } { $where }, чтобы кнопки работали, потом удаляются. Настройки остаются до /forget, он удаляет всё сразу.
    Третьим лицам не уходит ничего: картинки делают машины моего хозяина. Наши сообщения передаёт Telegram.
privacy-here = на машине моего хозяина
privacy-elsewhere = в хранилище моего хозяина
command-privacy = Что храню, сколько и где
reply-administrators = В этой группе меня просят только администраторы.
