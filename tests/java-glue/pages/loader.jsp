<flocktory:loader/><flocktory:loader site="77"/><flocktory:loader site="7 7"/>
