### La foto: recibirla, su ficha, la lectura completa, álbumes, el archivo mejor.

intake-too_big =
    Este archivo tiene { $size }, y puedo traer { $most } como mucho. Guárdalo como JPEG con calidad 95 y envíalo como Archivo; no verás la diferencia.
intake-no_fetch = Telegram no me ha dado ese archivo. Envíalo otra vez, por favor.
intake-no_room = Mi disco está lleno ahora mismo y no puedo aceptar fotos. Inténtalo más tarde.
intake-failed = Algo ha fallado por mi parte mientras miraba esta foto. Envíala otra vez, por favor.

unreadable-empty = Este archivo está vacío. Envíalo otra vez, por favor.
unreadable-not_a_picture =
    Este archivo no es una imagen, diga lo que diga su nombre. Acepto JPEG, PNG, WebP, HEIC, AVIF, TIFF y BMP.
unreadable-truncated =
    A esta imagen le falta el final: se cortó la subida o una copia anterior. Envía el archivo entero, por favor.
unreadable-animated = Esta imagen se mueve, y yo trabajo solo con fotos fijas. Envía un fotograma como foto.
unreadable-too_small = Esta imagen es demasiado pequeña: apenas tiene píxeles. ¿Hay una copia más grande?
unreadable-damaged = Esta imagen está dañada y no puedo leerla. ¿Hay otra copia?
unreadable-too_many_pixels =
    Esta imagen tiene más píxeles de los que puedo manejar. Redúcela a 100 megapíxeles o menos y envíala otra vez.
unreadable-too_heavy = Abrir esta imagen lleva más tiempo o memoria de lo que puedo darle. Guárdala como JPEG y envíala como Archivo.
unreadable-other = No puedo leer esta imagen. Guárdala como JPEG o PNG y envíala como Archivo.

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = Una copia que ha perdido detalle: { $facts }.
card-original = Parece el original: { $facts }.
card-unproven = No encuentro daños: { $facts }.
card-sent_as_photo = Llegó como foto, y Telegram comprime las fotos.
card-reason = · { $text }
card-send_file = Envía la misma imagen como Archivo y me llega entera.
card-how_file = En el móvil: clip, Archivo, Galería. En el ordenador: desmarca la compresión.
card-drawing = Parece un dibujo: debajo del resultado puedes pedirlo hecho como dibujo.
card-taken = La estoy haciendo en { $target }.
card-taken_drawing = La estoy haciendo en { $target }, como dibujo.
card-drawing_later = Debajo del resultado puedes pedirlo hecho como dibujo.
card-ask = ¿Qué tamaño hago?
card-named = Escribiste { $target }: púlsalo abajo si es el tamaño que quieres.
card-unclear = No me quedó claro qué tamaño quieres: pulsa el tuyo.
card-own =
    Ya es tan grande como { $target }, así que no la ampliaría. Puedo hacer un máster limpio a su propio tamaño.
card-own_or_larger =
    Ya es tan grande como { $target }. Puedo ampliarla a { $larger } o hacer un máster limpio a su propio tamaño.
card-own_named =
    Ya es más grande que { $target }, así que no la ampliaría. Puedo hacer un máster limpio a su propio tamaño.
card-weak = Recomiendo { $target }. También puede ser más grande, si quieres.
card-guessed =
    Se puede ampliar bien hasta unos { $side ->
        [one] { $side } píxel
        [many] { $side } de píxeles
       *[other] { $side } píxeles
    }, así que el resto será adivinado.

target-own = su propio tamaño
target-paper = { $sheet } a { $dpi } ppp
target-pixels = { $side } px

unit-bytes =
    { $count ->
        [one] { $count } byte
        [many] { $count } de bytes
       *[other] { $count } bytes
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = Lo que veo en este archivo
why-line = · { $text }
why-nothing = No he encontrado rastro de una copia anterior, de una app ni de una ampliación.
why-quality = Su calidad JPEG es de unos { $quality } sobre 100.
why-no_proof =
    No lleva datos de la cámara, así que no puedo probar que sea el original. Es frecuente y no es un defecto.

album-title =
    Un álbum de { $count ->
        [one] { $count } foto
        [many] { $count } de fotos
       *[other] { $count } fotos
    }.
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = Foto { $number }: { $text }
album-verdict-degraded = una copia que ha perdido detalle
album-verdict-original = parece el original
album-verdict-unproven = no encuentro daños
album-sent_as_photo = Llegaron como fotos, y Telegram comprime las fotos. Como Archivos traerían más detalle.
album-ask = ¿Qué tamaño hago de todas?
album-all = Todas { $target }
album-all_recommended = Todas { $target } · mejor
album-each = Elegir una por una

slot-waiting =
    Espero el archivo mejor. Envía aquí la misma imagen como Archivo y la hago enseguida a partir de él.
slot-waiting_group =
    Espero el archivo mejor. Responde a este mensaje con la misma imagen como Archivo y la hago enseguida a partir de él.
slot-or_now = O pulsa un tamaño y la hago de esta copia.
slot-gained =
    Este es el archivo mejor de una imagen que ya enviaste: { $width } × { $height } en vez de { $old_width } × { $old_height }, { $size } en vez de { $old_size }.
slot-moved = Toma el lugar de la copia: la hago en { $target } a partir de este archivo.
slot-moved_own =
    Toma el lugar de la copia. Ya es bastante grande, así que hago un máster limpio a su propio tamaño.
slot-running = De la copia ya se está haciendo { $target }. Para este archivo, pulsa un tamaño.
slot-closed = Ha llegado el archivo mejor y sigo con él.
slot-offer =
    Ya enviaste aquí esta imagen en un archivo mejor: { $width } × { $height }, { $size }. Esta copia tiene { $old_width } × { $old_height }, { $old_size }.
slot-offer_ask = ¿Qué tamaño hago del archivo mejor?
slot-posted =
    Aquí ya se publicó un archivo mejor, probablemente de la misma foto: { $width } × { $height }, { $size }.
slot-posted_ask = Responde a ese mensaje con un tamaño, como /4k, y la hago de ese archivo.
slot-master = Aquí ya se hizo un máster que probablemente es de la misma foto: { $width } × { $height }.
slot-here = Es este.
slot-not_begun = Por eso no he empezado. Pulsa un tamaño si la hago de todos modos.
slot-left_out = Lo que ya existe lo he dejado fuera. Pulsa abajo si lo hago de todos modos.
