### The team's library: linking it, publishing to it, finding in it.

library-private = Бібліотека належить команді: надішліть /library у групі вашої команди.
library-none =
    У цієї групи ще немає бібліотеки. Зробіть мене адміністратором вашого каналу й цієї групи. Потім надішліть сюди /library @канал або перешліть сюди допис каналу й дайте на нього відповідь /library.
library-not_administrator = Це можуть лише адміністратори цієї групи.
library-no_channel = Я не бачу цього каналу. Спершу додайте мене туди адміністратором, потім спробуйте знову.
library-not_a_channel = Це не канал. Бібліотека живе в каналі, який читає ваша команда.
library-may_not_post =
    Мені ще не можна публікувати в { $channel }. Дайте мені там право адміністратора на публікацію й надішліть ще раз.
library-administrator_here =
    Зробіть мене адміністратором і цієї групи: лише тоді я бачу реакції та знаю, хто в команді. Потім надішліть ще раз.
library-anonymous =
    Анонімного адміністратора не можна впізнати в каналі. Надішліть це, будь ласка, від свого імені.
library-not_yours = Ви не адміністратор { $channel }. Попросіть адміністратора каналу надіслати це сюди.
library-linked =
    Схвалені тут майстер-файли відтепер ідуть до { $channel }: натисніть «Опублікувати» під файлом, дайте відповідь /publish з назвою або поставте 👍.
library-shown =
    Бібліотека цієї групи: { $channel }, у ній { $count ->
        [one] { $count } майстер-файл
        [few] { $count } майстер-файли
        [many] { $count } майстер-файлів
       *[other] { $count } майстер-файлу
    }.
library-unlinked = У цієї групи більше немає бібліотеки. Опубліковане лишається в каналі.
library-lapsed =
    Хто прив’язав цю групу, більше не адміністратор її каналу, і бібліотеку закрито. Адміністратор каналу відкриє її знову: /library @канал
library-better =
    У вашій бібліотеці є майстер-файл, імовірно, того самого фото: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Публікують адміністратори
button-library_members = Публікують усі
button-library_off = Відв’язати бібліотеку
button-library_off_yes = Відв’язати
button-library_end_other = Відв’язати: { $group }
button-publish = Опублікувати
button-publish_red = Усе одно опублікувати
button-find_more = Ще
button-send_master = Надіслати цей файл
press-publish_red =
    Перевірка каже не покладатися тут на обличчя чи текст. Натисніть ще раз, якщо все одно публікувати.
press-publishing = Публікую.
press-publish_not_yours = У цій групі публікують лише адміністратори.
press-publish_nowhere =
    Тут немає бібліотеки, куди вам можна публікувати. Її налаштовує /library у групі вашої команди.
press-not_team = Це можуть лише учасники команди.
publish-usage = Дайте відповідь на майстер-файл командою /publish; можна додати назву й #мітки.
publish-which = Для якої команди?
publish-done = Опубліковано: { $link }
publish-done_again = Опубліковано як версію { $version }: { $link }
publish-before = Він уже є в бібліотеці: { $link }
publish-busy = Хтось саме зараз публікує його в { $channel }.
publish-gone = Майстер-файл більше не зберігається. Зробіть його знову й опублікуйте в { $channel }.
publish-refused = Не вдалося опублікувати в { $channel }. Я там ще адміністратор із правом публікації?
publish-trouble = { $channel } зараз недоступний. Спробуйте, будь ласка, за хвилину.
asset-version = { $title }, версія { $version }
asset-proof = Аркуш порівняння: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Джерело: { $verdict }.
asset-people = Просив: { $asked }, схвалив: { $approved }
asset-replaces = Замість { $link }
asset-replaced = Замінено версією { $version }: { $link }
find-usage =
    Надішліть /find зі словами, #мітками, @ім’ям або датою, як-от 2026-11. Або надішліть картинку з підписом /find, або дайте на неї відповідь командою /find.
find-nothing = У бібліотеці нічого не підходить.
find-stranger = Ви не в команді, яка має тут бібліотеку.
find-too_large = Таких великих файлів Telegram мені не віддає. Надішліть меншу копію.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Він тут: { $link }
inline-stranger = Для учасників команди
verify-usage = Дайте відповідь на файл командою /verify, і я скажу, чи це наш майстер-файл.
verify-master = Це незмінений мій майстер-файл.
verify-in_library = Це незмінений майстер-файл із бібліотеки: { $title }. { $link }
verify-copy = Це не сам майстер-файл, а його змінена копія: { $title }. { $link }
verify-source = Це не сам майстер-файл, а фотографія, з якої його зроблено: { $title }. { $link }
verify-probably = Це не сам майстер-файл. Імовірно, та сама фотографія, що й тут: { $title }. { $link }
verify-unknown = Я не знаю цієї картинки.
verify-too_large =
    Таких великих файлів Telegram мені не віддає. Перешліть повідомлення, з яким я його надіслав, або меншу копію.
command-library = Бібліотека вашої команди
command-publish = Опублікувати майстер-файл
command-find = Знайти майстер-файл у бібліотеці
command-verify = Чи це наш майстер-файл?
export-begun = Збираю бібліотеку. Файли надійдуть один за одним.
export-under_way = Бібліотека вже збирається.
export-done =
    Це вся бібліотека: { $count ->
        [one] { $count } майстер-файл
        [few] { $count } майстер-файли
        [many] { $count } майстер-файлів
       *[other] { $count } майстер-файлу
    }, і таблиця всіх.
export-missing =
    { $count ->
        [one] { $count } з них є
        [few] { $count } з них є
        [many] { $count } з них є
       *[other] { $count } з них є
    } лише в таблиці: завеликі для надсилання або вже недоступні.
export-failed = Вивантаження перервалося: Telegram був недоступний. Попросіть, будь ласка, ще раз.
import-taken = Тепер у бібліотеці: { $title }. { $link }
import-too_large = Таких великих файлів Telegram мені не віддає, тому в бібліотеці його немає.
import-unreadable = Не вдалося прочитати цей файл як зображення, тому в бібліотеці його немає.
button-publish_versions = І версії теж
press-publish_versions = Ставлю версії під ним.
publish-versions_done = Версії стоять під ним: { $link }
publish-versions_none = Немає версій, яких там ще немає.
publish-versions_unsure =
    Telegram не підтвердив, що всі версії дійшли. Якщо за хвилину їх немає під ним, натисніть ще раз: { $link }
library-posts = Файли, які ви публікуєте там, потрапляють до неї. Давніші перешліть звідти до цієї групи.
unpublish-usage = Дайте відповідь командою /unpublish на майстер-файл, його допис, файл або моє повідомлення з посиланням на нього, або надішліть посилання після команди.
unpublish-done = { $title }: більше не в бібліотеці, допис видалено.
unpublish-post_stays = { $title }: більше не в бібліотеці. Допис залишився, видалити його мені не можна: { $link }
unpublish-stranger = Ви не адміністратор жодної команди з бібліотекою тут.
find-gone = Його допис видалено, тож його більше немає в бібліотеці.
button-unpublish = Прибрати з бібліотеки
button-unpublish_yes = Прибрати
