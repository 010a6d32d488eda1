### The team's library: linking it, publishing to it, finding in it.

library-private = Una biblioteca es de un equipo: envía /library en el grupo de tu equipo.
library-none =
    Este grupo aún no tiene biblioteca. Hazme administrador de vuestro canal y de este grupo. Después envía aquí /library @canal, o reenvía aquí una publicación del canal y respóndela con /library.
library-not_administrator = Eso solo lo pueden hacer los administradores de este grupo.
library-no_channel = No veo ese canal. Añádeme allí primero como administrador e inténtalo de nuevo.
library-not_a_channel = Eso no es un canal. Una biblioteca vive en un canal que lee tu equipo.
library-may_not_post =
    Aún no puedo publicar en { $channel }. Dame allí el permiso de publicar como administrador y envíalo de nuevo.
library-administrator_here =
    Hazme administrador también de este grupo: solo así veo las reacciones y sé quién es del equipo. Después envíalo de nuevo.
library-anonymous =
    De un administrador anónimo no se sabe quién es en el canal. Envíalo con tu nombre, por favor.
library-not_yours = No eres administrador de { $channel }. Pide a uno de ellos que envíe esto aquí.
library-linked =
    Los másteres aprobados aquí van desde ahora a { $channel }: pulsa Publicar bajo un máster, respóndelo con /publish y un título, o reacciona con 👍.
library-shown =
    La biblioteca de este grupo es { $channel }, con { $count ->
        [one] { $count } máster
        [many] { $count } másteres
       *[other] { $count } másteres
    }.
library-unlinked = Este grupo ya no tiene biblioteca. Lo publicado queda en el canal.
library-lapsed =
    Quien vinculó este grupo ya no es administrador de su canal, así que la biblioteca está cerrada. Un administrador del canal la reabre: /library @canal
library-better =
    Vuestra biblioteca tiene un máster que probablemente es de la misma foto: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Publican administradores
button-library_members = Publican todos
button-library_off = Quitar la biblioteca
button-library_off_yes = Quitarla
button-library_end_other = Quitarla de { $group }
button-publish = Publicar
button-publish_red = Publicar de todos modos
button-find_more = Más
button-send_master = Enviar ese máster
press-publish_red =
    La revisión dice que aquí no hay que fiarse de una cara o un texto. Pulsa otra vez si se publica de todos modos.
press-publishing = Lo estoy publicando.
press-publish_not_yours = En este grupo solo publican los administradores.
press-publish_nowhere =
    Aquí no hay biblioteca donde puedas publicar. /library en el grupo de tu equipo la prepara.
press-not_team = Eso solo lo pueden hacer los miembros del equipo.
publish-usage = Responde a un máster con /publish, y si quieres su título y #etiquetas.
publish-which = ¿Para qué equipo es?
publish-done = Publicado: { $link }
publish-done_again = Publicado como versión { $version }: { $link }
publish-before = Ya está en la biblioteca: { $link }
publish-busy = Alguien lo está publicando ahora mismo en { $channel }.
publish-gone = El máster ya no se guarda. Hazlo de nuevo y publícalo en { $channel }.
publish-refused = No pude publicar en { $channel }. ¿Sigo siendo allí administrador con permiso de publicar?
publish-trouble = No se pudo llegar a { $channel }. Inténtalo de nuevo en un minuto, por favor.
asset-version = { $title }, versión { $version }
asset-proof = Hoja de prueba: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Origen: { $verdict }.
asset-people = Pedido por { $asked }, aprobado por { $approved }
asset-replaces = Sustituye a { $link }
asset-replaced = Sustituido por la versión { $version }: { $link }
find-usage =
    Envía /find con palabras, #etiquetas, @nombre o una fecha como 2026-11. O envía una imagen con /find debajo, o responde a una con /find.
find-nothing = Nada en la biblioteca encaja.
find-stranger = No estás en ningún equipo que tenga aquí una biblioteca.
find-too_large = Telegram no me da archivos tan grandes. Envía una copia más pequeña.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Está aquí: { $link }
inline-stranger = Para miembros de un equipo
verify-usage = Responde a un archivo con /verify y te digo si es un máster nuestro.
verify-master = Es un máster mío, intacto.
verify-in_library = Es un máster intacto de la biblioteca: { $title }. { $link }
verify-copy = No es el máster, sino una copia cambiada: { $title }. { $link }
verify-source = No es el máster, sino la foto de la que se hizo: { $title }. { $link }
verify-probably = No es el máster. Es probablemente de la misma foto que uno: { $title }. { $link }
verify-unknown = No conozco esta imagen.
verify-too_large =
    Telegram no me da archivos tan grandes. Reenvía el mensaje con que lo envié, o una copia más pequeña.
command-library = La biblioteca de tu equipo
command-publish = Publicar un máster
command-find = Buscar un máster
command-verify = ¿Es un máster nuestro?
export-begun = Estoy preparando la biblioteca. Los archivos llegan uno tras otro.
export-under_way = La biblioteca ya se está preparando.
export-done =
    Esta es toda la biblioteca: { $count ->
        [one] { $count } máster
        [many] { $count } másteres
       *[other] { $count } másteres
    }, y una tabla de todos.
export-missing =
    { $count ->
        [one] { $count } está
        [many] { $count } están
       *[other] { $count } están
    } solo en la tabla: demasiado grandes para enviarlos o ya no disponibles.
export-failed = La exportación se cortó, porque no se pudo llegar a Telegram. Pídela de nuevo, por favor.
import-taken = Ya está en la biblioteca: { $title }. { $link }
import-too_large = Telegram no me da archivos tan grandes, así que no está en la biblioteca.
import-unreadable = No pude leer ese archivo como imagen, así que no está en la biblioteca.
button-publish_versions = También sus versiones
press-publish_versions = Pongo sus versiones debajo.
publish-versions_done = Sus versiones están debajo: { $link }
publish-versions_none = No hay ninguna versión que no esté ya allí.
publish-versions_unsure =
    Telegram no confirmó que llegaran todas las versiones. Si en un minuto no están debajo, pulsa otra vez: { $link }
library-posts =
    Los archivos que publiquéis allí entran en ella. Reenviad los anteriores desde allí a este grupo.
unpublish-usage = Responde con /unpublish a un máster, a su publicación, a su archivo o a un mensaje mío con su enlace, o envía el enlace detrás.
unpublish-done = { $title } ya no está en la biblioteca y su publicación está borrada.
unpublish-post_stays = { $title } ya no está en la biblioteca. Su publicación sigue ahí, porque no puedo borrarla: { $link }
unpublish-stranger = No administras ningún equipo que tenga una biblioteca aquí.
find-gone = Su publicación fue borrada, así que ya no está en la biblioteca.
button-unpublish = Volver a quitarlo
button-unpublish_yes = Quitarlo
