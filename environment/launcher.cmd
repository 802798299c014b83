@echo off
rem Starts launcher.py for run, test and lab. PYTHON names another Python than the newest that is installed.
setlocal
set PYTHONSAFEPATH=
set PYTHONPATH=
if defined PYTHON goto named
rem Asked for something, because Windows has a python that only points to its store.
py -3 -c "" >nul 2>nul && goto newest
python -c "" >nul 2>nul && goto plain
echo No Python found: install Python 3.10 or newer, or name one, as in set PYTHON=C:\Python312\python.exe 1>&2
exit /b 1

:named
"%PYTHON%" "%~dp0launcher.py" %*
exit /b

:newest
py -3 "%~dp0launcher.py" %*
exit /b

:plain
python "%~dp0launcher.py" %*
exit /b
