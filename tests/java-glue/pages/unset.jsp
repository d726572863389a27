<flocktory:postcheckout order="#{noSuchThing.order}"/>
