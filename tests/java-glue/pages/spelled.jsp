<flocktory:postcheckout order="#{orders.good}" baseUrl="https://one.ru" once="true" spot="${param.spot}"/>
<flocktory:postcheckout order="#{orders.good}" base-url="https://two.ru" nonce="own"/>
<flocktory:postcheckout order="#{orders.good}" base_url="https://three.ru" nonce="${null}"/>
