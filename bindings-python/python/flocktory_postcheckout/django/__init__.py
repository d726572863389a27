"""Flocktory postcheckout in Django: template tags, system checks, a signal, a test helper.

Add "flocktory_postcheckout.django" to INSTALLED_APPS, and the setting FLOCKTORY (see conf).
"""
