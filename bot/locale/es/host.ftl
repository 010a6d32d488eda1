### Lo que oyen quien me aloja y los suyos, y lo que los demás oyen de sus reglas.
host-refused =
    Trabajo para las personas y grupos que ha anotado quien me aloja, y aún no estás entre ellos. Dale este número para que te añada: { $number }
host-maintenance = Ahora mismo me están arreglando. Tu foto está guardada y te respondo en cuanto vuelva.
host-maintenance_on =
    Desde ahora acepto fotos pero respondo más tarde, y no se pueden pulsar tamaños. Lo que ya espera se hace. /maintenance off lo termina.
host-maintenance_off = Vuelvo a trabajar y respondo a lo que llegó entretanto.
host-maintenance_which = /maintenance on o /maintenance off. Ahora mismo: { $now }.
host-errors = Conviene mirar esto. En el registro está todo.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times } vez
        [many] { $times } de veces
       *[other] { $times } veces
    })
host-stats =
    Fotos en 24 h: { $photos }, de { $people } personas.
    Másteres en 24 h: { $delivered } entregados, { $failed } fallidos, { $cancelled } cancelados.
    Ahora: { $queued } esperan, { $running } se hacen, { $made } van de camino.
    El que más espera: { $oldest }.
    La mitad tardó { $half } o menos, de la pulsación al máster.
    Guardado: { $kept_photos } fotos, { $kept_people } personas. Disco: { $free } libres.
host-failed = Motivos: { $reasons }.
host-seconds = { $seconds } s
host-minutes = { $minutes } min
host-none = ninguno

privacy =
    Tus fotos y másteres se guardan { $days ->
        [one] { $days } día
        [many] { $days } de días
       *[other] { $days } días
    } { $where }, con su lectura, para que los botones sigan funcionando; después se borran. Los ajustes quedan hasta /forget, que lo borra todo de una vez.
    Nada va a terceros: las imágenes se hacen en máquinas de quien me aloja. Telegram lleva nuestros mensajes.
privacy-here = en la máquina de quien me aloja
privacy-elsewhere = en el almacén de quien me aloja
command-privacy = Qué guardo, cuánto y dónde
reply-administrators = En este grupo solo me preguntan los administradores.
reply-listed =
    En este grupo solo me pide quien está en la lista. Un administrador puede responder a tu mensaje con /allow.
listed-on = { $name } está en la lista.
listed-off = { $name } no está en la lista.
listed-not_in_force = Cuenta cuando en /settings diga: Solo la lista.
listed-whom = Responde con esto al mensaje de la persona que quieres decir.
listed-groups_only = Funciona en grupos: un administrador responde con esto al mensaje de alguien.
