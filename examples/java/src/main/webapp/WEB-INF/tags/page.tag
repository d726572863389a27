<%@ tag pageEncoding="UTF-8" %>
<%@ attribute name="title" required="true" %>
<%@ taglib prefix="flocktory" uri="https://github.com/flocktory-postcheckout/jsp" %>
<!DOCTYPE html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <title>${title}</title>
  <flocktory:loader/>
</head>
<body>
  <nav><a href="catalogue">Catalogue</a> <a href="cart">Cart</a></nav>
  <h1>${title}</h1>
  <jsp:doBody/>
  <footer id="after">The shop is open every day.</footer>
</body>
</html>
