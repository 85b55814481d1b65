@echo off
rem Runs TokenTariff from an unpacked release on Windows. Untested: no Windows was at hand.
rem
rem   JAVA_HOME  the JDK to use, 17 or later (else the java on the PATH)
rem   JAVA_OPTS  more options for the JVM

setlocal
set "TARIFF_HOME=%~dp0"
set "TARIFF_JAVA=java"
if defined JAVA_HOME set "TARIFF_JAVA=%JAVA_HOME%\bin\java"

"%TARIFF_JAVA%" -XX:+UseSerialGC -Xshare:auto %JAVA_OPTS% -jar "%TARIFF_HOME%lib\tokentariff.jar" %*
exit /b %ERRORLEVEL%
