### /settings y /forget.

settings-language = ¿En qué idioma hablo?

setting-chosen = ✓ { $label }
setting-size-ask = Preguntar
setting-size-2k = 2K
setting-size-4k = 4K
setting-character-natural = Natural
setting-character-crisp = Nítida
setting-master_format-png = PNG
setting-master_format-jpeg = JPEG
setting-master_format-webp = WebP
setting-metadata-keep = Todo
setting-metadata-strip_gps = Sin lugar
setting-metadata-strip_all = Nada
setting-language = Idioma: { $name }
setting-language_auto = Como en Telegram
setting-language_first = Como preguntó el primero

forget-ask =
    Esto borra todas las fotos que me enviaste y todos los másteres que hice de ellas, y detiene lo que se está haciendo, en todos los chats. Lo que ya te envié se queda en el chat. No hay vuelta atrás.
forget-yes = Borrar todo
forget-no = Conservarlo
forget-done =
    Hecho. Borré { $photos ->
        [one] { $photos } foto
        [many] { $photos } de fotos
       *[other] { $photos } fotos
    } y { $masters ->
        [one] { $masters } pedido
        [many] { $masters } de pedidos
       *[other] { $masters } pedidos
    }, con sus archivos.
forget-nothing = No tengo nada tuyo.
forget-kept = No se borró nada.


settings-own =
    Lo que hago para ti si no dices otra cosa: tamaño, aspecto, formato del máster, lo que el archivo cuenta de ti y si muestro el avance. Un tamaño fijado aquí lo hago enseguida; ante una copia que ha perdido detalle, pregunto igualmente.
settings-group =
    Lo que hago en este grupo si nadie dice otra cosa: tamaño, aspecto, formato del máster, lo que cuenta el archivo, avance, qué fotos acepto y quién puede pedir. Los administradores pueden cambiarlo.
setting-quiet-off = Mostrar avance
setting-quiet-on = Silencio
setting-photos-asked = Si se pide
setting-photos-channel = Del canal
setting-photos-all = Todas
setting-who-all = Piden todos
setting-who-administrators = Administradores
setting-who-listed = Solo la lista
