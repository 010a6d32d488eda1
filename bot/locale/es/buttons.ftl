### Botones y las respuestas cortas a ellos (200 caracteres como mucho).

button-size = { $target }
button-size_recommended = { $target } · recomendado
button-own = Su tamaño, { $width } × { $height }
button-own_recommended = Su tamaño · recomendado
button-why = ¿Por qué?
button-purpose = ¿Para qué es?
button-wait = Esperar el archivo mejor
button-wait_no_more = No esperar
button-this_copy = De esta copia
button-cancel = Cancelar
button-cancel_all = Cancelar todas
button-resend = Enviar otra vez
button-resend_one = Enviar { $number } otra vez

press-taken = Anotada. Empiezo en cuanto te toque.
press-again = Ya estoy en ello.
press-made = Esta ya está hecha, mira más abajo.
press-made_before = Esta ya la hice una vez, aquí va.
press-taken_all = Anotadas, todas.
press-too_many =
    { $limit ->
        [one] Ya tengo { $limit } foto tuya por hacer. En cuanto esté, pulsa otra vez.
        [many] Ya tengo { $limit } de fotos tuyas por hacer. En cuanto esté una, pulsa otra vez.
       *[other] Ya tengo { $limit } fotos tuyas por hacer. En cuanto esté una, pulsa otra vez.
    }
press-set = Anotado.
press-administrators = Solo un administrador de este grupo puede cambiarlo.
press-listed = Anotado. Responde al mensaje de alguien con /allow para ponerlo en la lista, con /disallow para quitarlo.
press-waiting = Espero el archivo mejor.
press-waiting_no_more = Ya no espero.
press-too_late_to_wait = Ya se está haciendo. Envía igualmente el archivo mejor.
press-unknown = Este botón ya no funciona. Envíame la foto otra vez.
press-gone = Ya no tengo esta foto. Envíala otra vez, por favor.
press-not_yours = Solo quien la pidió, o un administrador, puede pulsarlo.
press-cancelled = Cancelada.
press-too_late = Es tarde para cancelar, ya está hecha.
press-resent = Aquí va otra vez.
press-error = No ha funcionado, y es culpa mía. Pulsa otra vez, por favor.
press-bad_target = No puedo hacer ese tamaño de esta foto.

button-wrong = Algo no está bien
button-wrong_one = { $number } no está bien
button-none_wrong = Ninguno
button-lend = Sí, guárdalo
button-lend_not = No

press-which = ¿Cuál? Pulsa su número y ahí van los píxeles de tu propia foto.
press-close_up = Aquí va.
press-mending = Pongo ahí los píxeles de tu propia foto.

again-crisper = Más nítida
again-softer = Más suave
again-safer = Más segura
again-drawing = Como dibujo
again-photo = Como foto
again-jpeg = En JPEG


button-versions = Versiones
button-other_size = Otro tamaño
button-delete = Borrar
button-delete_yes = Sí, borrarlo
button-delete_no = Conservarlo
button-versions_all = Enviar todas
button-versions_send = Enviar estas { $count }
again-webp = En WebP
press-too_many_today =
    Has pedido { $limit ->
        [one] { $limit } máster
        [many] { $limit } de másteres
       *[other] { $limit } másteres
    } en 24 horas, lo máximo que permite quien me aloja. Pulsa otra vez mañana.
press-maintenance = Ahora mismo me están arreglando. Pulsa otra vez más tarde.
press-not_listed = Trabajo para las personas y grupos que ha anotado quien me aloja.
press-blind =
    Anotado. Pero aquí solo veo lo que me dicen a mí: hazme administrador del grupo, o pide a quien me aloja que desactive el modo de privacidad.
press-versions = Miro por dónde cortar. Un momento.
press-versions_coming = Ya van de camino.
press-versions_sent = Aquí van.
press-versions_none = Elige una primero.
press-no_other_size = No hay otro tamaño para esta foto.
press-delete_ask =
    Borra este máster y su hoja de prueba para siempre, aquí y en mi lado. Tu foto se queda; /forget la borra también.
press-deleted = Borrado.
press-kept = Este máster está aprobado para tu equipo, así que se queda.
