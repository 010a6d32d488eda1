### Що чують господар і його люди, і що люди чують про правила господаря.
host-refused =
    Я працюю для людей і груп зі списку мого господаря, і вас у ньому поки немає. Щоб вас додали, передайте йому цей номер: { $number }
host-maintenance = Зараз мене лагодять. Ваше фото я зберіг і відповім, щойно повернуся.
host-maintenance_on =
    Тепер я беру фото, але відповідаю на них пізніше, і розміри натиснути не можна. Що вже чекає, буде зроблено. Закінчити: /maintenance off.
host-maintenance_off = Я знову працюю й відповідаю на те, що прийшло за цей час.
host-maintenance_which = /maintenance on або /maintenance off. Зараз: { $now }.
host-errors = На це варто глянути. Усе є в журналі.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times } раз
        [few] { $times } рази
        [many] { $times } разів
       *[other] { $times } раза
    })
host-stats =
    Фото за добу: { $photos }, людей: { $people }.
    Майстер-файли за добу: доставлено { $delivered }, не вийшло { $failed }, скасовано { $cancelled }.
    Зараз: чекають { $queued }, робляться { $running }, у дорозі { $made }.
    Найдавніший у черзі: { $oldest }.
    Половина забрала { $half } або менше, від натискання до майстер-файлу.
    Зберігається: фото { $kept_photos }, людей { $kept_people }. На диску вільно { $free }.
host-failed = Причини: { $reasons }.
host-seconds = { $seconds } с
host-minutes = { $minutes } хв
host-none = немає

privacy =
    Ваші фото й майстер-файли разом із розбором зберігаються { $days ->
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    } { $where }, щоб кнопки працювали, потім видаляються. Налаштування лишаються до /forget, він видаляє все одразу.
    Третім особам не йде нічого: картинки роблять машини мого господаря. Наші повідомлення передає Telegram.
privacy-here = на машині мого господаря
privacy-elsewhere = у сховищі мого господаря
command-privacy = Що зберігаю, скільки й де
reply-administrators = У цій групі мене просять лише адміністратори.
