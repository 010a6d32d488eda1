### The team's library: linking it, publishing to it, finding in it.

library-private = Библиотека принадлежит команде: отправьте /library в группе вашей команды.
library-none =
    У этой группы ещё нет библиотеки. Сделайте меня администратором вашего канала и этой группы. Затем отправьте сюда /library @канал или перешлите сюда запись канала и ответьте на неё /library.
library-not_administrator = Это могут только администраторы этой группы.
library-no_channel = Я не вижу этот канал. Сначала добавьте меня туда администратором, затем попробуйте снова.
library-not_a_channel = Это не канал. Библиотека живёт в канале, который читает ваша команда.
library-may_not_post =
    Мне пока нельзя публиковать в { $channel }. Дайте мне там право администратора на публикацию и отправьте ещё раз.
library-administrator_here =
    Сделайте меня администратором и этой группы: только тогда я вижу реакции и знаю, кто в команде. Затем отправьте ещё раз.
library-anonymous =
    Анонимного администратора нельзя узнать в канале. Отправьте это, пожалуйста, от своего имени.
library-not_yours = Вы не администратор { $channel }. Попросите администратора канала отправить это сюда.
library-linked =
    Одобренные здесь мастер-файлы теперь идут в { $channel }: нажмите «Опубликовать» под файлом, ответьте на него /publish с названием или поставьте 👍.
library-shown =
    Библиотека этой группы: { $channel }, в ней { $count ->
        [one] { $count } мастер-файл
        [few] { $count } мастер-файла
        [many] { $count } мастер-файлов
       *[other] { $count } мастер-файла
    }.
library-unlinked = У этой группы больше нет библиотеки. Опубликованное остаётся в канале.
library-lapsed =
    Кто привязал эту группу, больше не администратор её канала, и библиотека закрыта. Администратор канала откроет её снова: /library @канал
library-better =
    В вашей библиотеке есть мастер-файл, вероятно, того же фото: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Публикуют администраторы
button-library_members = Публикуют все
button-library_off = Отвязать библиотеку
button-library_off_yes = Отвязать
button-library_end_other = Отвязать: { $group }
button-publish = Опубликовать
button-publish_red = Всё равно опубликовать
button-find_more = Ещё
button-send_master = Прислать этот файл
press-publish_red =
    Проверка говорит не полагаться здесь на лицо или текст. Нажмите ещё раз, если всё равно публиковать.
press-publishing = Публикую.
press-publish_not_yours = В этой группе публикуют только администраторы.
press-publish_nowhere =
    Здесь нет библиотеки, куда вам можно публиковать. Её настраивает /library в группе вашей команды.
press-not_team = Это могут только участники команды.
publish-usage = Ответьте на мастер-файл командой /publish; можно добавить название и #метки.
publish-which = Для какой команды?
publish-done = Опубликовано: { $link }
publish-done_again = Опубликовано как версия { $version }: { $link }
publish-before = Он уже есть в библиотеке: { $link }
publish-busy = Кто-то прямо сейчас публикует его в { $channel }.
publish-gone = Мастер-файл больше не хранится. Сделайте его снова и опубликуйте в { $channel }.
publish-refused = Не получилось опубликовать в { $channel }. Я там ещё администратор с правом публикации?
publish-trouble = { $channel } сейчас недоступен. Попробуйте, пожалуйста, через минуту.
asset-version = { $title }, версия { $version }
asset-proof = Лист сравнения: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Исходник: { $verdict }.
asset-people = Просил: { $asked }, одобрил: { $approved }
asset-replaces = Вместо { $link }
asset-replaced = Заменён версией { $version }: { $link }
find-usage =
    Отправьте /find со словами, #метками, @именем или датой, например 2026-11. Или пришлите картинку с подписью /find, или ответьте на неё командой /find.
find-nothing = В библиотеке ничего не подходит.
find-stranger = Вы не состоите в команде, у которой здесь есть библиотека.
find-too_large = Такие большие файлы Telegram мне не отдаёт. Пришлите копию поменьше.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Он здесь: { $link }
inline-stranger = Для участников команды
verify-usage = Ответьте на файл командой /verify, и я скажу, наш ли это мастер-файл.
verify-master = Это нетронутый мой мастер-файл.
verify-in_library = Это нетронутый мастер-файл из библиотеки: { $title }. { $link }
verify-copy = Это не сам мастер-файл, а изменённая копия: { $title }. { $link }
verify-source = Это не сам мастер-файл, а фотография, из которой он сделан: { $title }. { $link }
verify-probably = Это не сам мастер-файл. Вероятно, та же фотография, что и здесь: { $title }. { $link }
verify-unknown = Я не знаю этой картинки.
verify-too_large =
    Такие большие файлы Telegram мне не отдаёт. Перешлите сообщение, с которым я его прислал, или копию поменьше.
command-library = Библиотека вашей команды
command-publish = Опубликовать мастер-файл
command-find = Найти мастер-файл в библиотеке
command-verify = Наш ли это мастер-файл?
export-begun = Собираю библиотеку. Файлы придут один за другим.
export-under_way = Библиотека уже собирается.
export-done =
    Это вся библиотека: { $count ->
        [one] { $count } мастер-файл
        [few] { $count } мастер-файла
        [many] { $count } мастер-файлов
       *[other] { $count } мастер-файла
    }, и таблица всех.
export-missing =
    { $count ->
        [one] { $count } из них есть
        [few] { $count } из них есть
        [many] { $count } из них есть
       *[other] { $count } из них есть
    } только в таблице: слишком велики для отправки или больше недоступны.
export-failed = Выгрузка прервалась: Telegram был недоступен. Попросите, пожалуйста, ещё раз.
import-taken = Теперь в библиотеке: { $title }. { $link }
import-too_large = Такие большие файлы Telegram мне не отдаёт, поэтому в библиотеке его нет.
import-unreadable = Не получилось прочитать этот файл как изображение, поэтому в библиотеке его нет.
button-publish_versions = И версии тоже
press-publish_versions = Ставлю версии под ним.
publish-versions_done = Версии стоят под ним: { $link }
publish-versions_none = Нет версий, которых там ещё нет.
publish-versions_unsure =
    Telegram не подтвердил, что все версии дошли. Если через минуту их нет под ним, нажмите ещё раз: { $link }
library-posts = Файлы, которые вы публикуете там, попадают в неё. Более старые перешлите оттуда в эту группу.
unpublish-usage = Ответьте командой /unpublish на мастер-файл, его публикацию, файл или моё сообщение со ссылкой на него, либо пришлите ссылку после команды.
unpublish-done = { $title }: больше не в библиотеке, публикация удалена.
unpublish-post_stays = { $title }: больше не в библиотеке. Публикация осталась, удалить её мне нельзя: { $link }
unpublish-stranger = Вы не администратор ни одной команды с библиотекой здесь.
find-gone = Его публикация удалена, поэтому его больше нет в библиотеке.
button-unpublish = Убрать из библиотеки
button-unpublish_yes = Убрать
