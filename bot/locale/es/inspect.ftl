### La página para mirar de cerca: el máster sobre la foto, en el navegador o dentro de Telegram.

button-inspect = Mirar de cerca

inspect-before = Antes
inspect-after = Después
inspect-about = Antes: tu foto, ampliada sin más. Después: el máster.
inspect-slider = Cuánto se ve del antes
inspect-picture = La imagen. Las flechas la mueven, más y menos cambian el tamaño, 0 la muestra entera, 1 la muestra al 100 %, n y p van de sitio en sitio.
inspect-larger = Más grande
inspect-smaller = Más pequeño
inspect-whole = Imagen entera
inspect-places = Lo que se revisó
inspect-no_places = La revisión no encontró ningún sitio que señalar.

inspect-download = Descargar el máster

inspect-loading = Preparando la imagen…
inspect-failed = No pude preparar esta imagen. Lo intento otra vez…
inspect-given_up = No pude preparar esta imagen.

inspect-gone = Esta imagen se borró, así que ya no hay nada que mostrar.
inspect-expired = Este enlace ha caducado. La imagen sigue en el chat, si no se borró allí.
inspect-invalid = Este enlace no lleva a ninguna parte. Abre la imagen con el botón del chat.
inspect-not_yours = Solo quien pidió esta imagen puede abrirla aquí.
inspect-from_chat = Abre esta página con el botón del chat.
