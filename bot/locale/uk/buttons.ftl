### Кнопки й короткі відповіді на натискання (не більше 200 знаків).

button-size = { $target }
button-size_recommended = { $target } · раджу
button-own = Свій розмір, { $width } × { $height }
button-own_recommended = Свій розмір · раджу
button-why = Чому?
button-purpose = Для чого це?
button-wait = Чекати на кращий файл
button-wait_no_more = Не чекати
button-this_copy = З цієї копії
button-cancel = Скасувати
button-cancel_all = Скасувати все
button-resend = Надіслати ще раз
button-resend_one = Надіслати { $number } ще раз

press-taken = Узяв. Почну, щойно дійде черга.
press-again = Уже роблю.
press-made = Це вже зроблено, подивіться нижче.
press-made_before = Таке я вже робив, ось воно.
press-taken_all = Узяв усі.
press-too_many =
    { $limit ->
        [one] У мене вже { $limit } ваше фото в роботі. Щойно воно буде готове, натисніть ще раз.
        [few] У мене вже { $limit } ваші фото в роботі. Щойно одне буде готове, натисніть ще раз.
        [many] У мене вже { $limit } ваших фото в роботі. Щойно одне буде готове, натисніть ще раз.
       *[other] У мене вже { $limit } вашого фото в роботі. Щойно одне буде готове, натисніть ще раз.
    }
press-set = Запам'ятав.
press-administrators = Змінити це може лише адміністратор групи.
press-listed = Занотовано. Дайте відповідь на повідомлення людини командою /allow, щоб внести її до списку, або /disallow, щоб прибрати.
press-waiting = Чекаю на кращий файл.
press-waiting_no_more = Більше не чекаю.
press-too_late_to_wait = Воно вже робиться. Кращий файл усе одно надішліть.
press-unknown = Ця кнопка більше не працює. Надішліть фото ще раз.
press-gone = Цього фото в мене більше немає. Надішліть його, будь ласка, ще раз.
press-not_yours = Натиснути це може лише той, хто просив, або адміністратор.
press-cancelled = Скасовано.
press-too_late = Скасовувати пізно, усе готово.
press-resent = Надсилаю ще раз.
press-error = Не вийшло, і винен я. Натисніть, будь ласка, ще раз.
press-bad_target = Такий розмір із цього фото я зробити не можу.

button-wrong = Щось не так
button-wrong_one = { $number } не так
button-none_wrong = Усе гаразд
button-lend = Так, залиште
button-lend_not = Ні

press-which = Який? Натисніть номер, і там стануть вихідні пікселі фото.
press-close_up = Надсилаю.
press-mending = Ставлю там вихідні пікселі вашого фото.

again-crisper = Чіткіше
again-softer = М'якше
again-safer = Обережніше
again-drawing = Як малюнок
again-photo = Як фото
again-jpeg = У JPEG


button-versions = Версії
button-other_size = Інший розмір
button-delete = Видалити
button-delete_yes = Так, видалити
button-delete_no = Залишити
button-versions_all = Надіслати всі
button-versions_send = Надіслати ці { $count }
again-webp = У WebP
press-too_many_today =
    За добу ви попросили { $limit ->
        [one] { $limit } майстер-файл
        [few] { $limit } майстер-файли
        [many] { $limit } майстер-файлів
       *[other] { $limit } майстер-файлу
    }, більше мій господар не дозволяє. Натисніть, будь ласка, завтра.
press-maintenance = Зараз мене лагодять. Натисніть, будь ласка, пізніше.
press-not_listed = Я працюю для людей і груп зі списку мого господаря.
press-blind =
    Запам'ятав. Але тут я бачу лише сказане мені: зробіть мене адміністратором групи або попросіть мого господаря вимкнути режим приватності.
press-versions = Дивлюся, де кадрувати. Хвилинку.
press-versions_coming = Уже надсилаю.
press-versions_sent = Надсилаю.
press-versions_none = Спершу оберіть щось.
press-no_other_size = Іншого розміру для цього фото немає.
press-delete_ask =
    Видалить цей майстер-файл і його аркуш перевірки назавжди, тут і в мене. Фото лишиться; /forget видалить і його.
press-deleted = Видалено.
press-kept = Цей майстер-файл схвалено для вашої команди, тож він лишається.
