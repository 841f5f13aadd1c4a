/** The page production sends for a route it does not know: HTML whatever the request accepts (QTickets REST, observed). */
export const NOT_FOUND_PAGE = `<!DOCTYPE html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>404 Страница не найдена</title>
  <style>
    body { font-family: sans-serif; margin: 0; color: #333; background: #f5f5f5; }
    main { max-width: 40rem; margin: 15vh auto; text-align: center; }
  </style>
</head>
<body>
  <main>
    <h1>404</h1>
    <p>Страница не найдена. Возможно, она была удалена или вы ошиблись в адресе.</p>
    <p><a href="/">На главную</a></p>
  </main>
</body>
</html>
`;
